/** What a platform must know about Crosscase, in the format that Canvas imports; in Moodle people fill in the same addresses one by one (T19). */
import { platformPaths } from "@/lib/wire/platform-paths";
import { scope } from "./launch-claims";

/** @param origin the address that people open */
export function toolConfiguration(origin: string, { title, about }: { title: string; about: string }) {
  const launch = origin + platformPaths.launch;
  return {
    title,
    description: about,
    oidc_initiation_url: origin + platformPaths.login,
    target_link_uri: launch,
    public_jwk_url: origin + platformPaths.keys,
    scopes: [scope.members, scope.score],
    extensions: [
      {
        platform: "canvas.instructure.com",
        privacy_level: "public",
        settings: {
          placements: (["link_selection", "assignment_selection"] as const).map((placement) => ({
            placement,
            message_type: "LtiDeepLinkingRequest",
            target_link_uri: launch,
            text: title,
            enabled: true,
          })),
        },
      },
    ],
  };
}
