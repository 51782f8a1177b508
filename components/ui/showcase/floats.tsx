"use client";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/controls/menu";
import { MenuButton } from "@/components/ui/controls/menu-button";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { Select } from "@/components/ui/controls/select";
import { Tabs } from "@/components/ui/controls/tabs";
import { showToast, Toasts } from "@/components/ui/overlays/toast";
import { Tooltip } from "@/components/ui/overlays/tooltip";
import { Part, Row } from "./part";

const modes = [
  { value: "brittleness", text: "Brittleness", label: <ModeName mode={{ name: "Brittleness", look: 1 }} /> },
  { value: "bias", text: "Bias", label: <ModeName mode={{ name: "Bias", look: 2 }} /> },
  {
    value: "hallucination",
    text: "Hallucination",
    label: <ModeName mode={{ name: "Hallucination", look: 3 }} />,
    disabled: true,
  },
] as const;

export function Floats() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Part name="Floats">
        <Row>
          <Button onClick={() => setAsking(true)}>Ask first</Button>
          <Menu label="Team 7" trigger={<MenuButton label="Team 7: more" />}>
            <MenuItem icon="eye">Watch them write</MenuItem>
            <MenuItem icon="swap">Change the mode…</MenuItem>
            <MenuItem icon="lock" disabled>
              Not now
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon="x" danger>
              Dissolve the team…
            </MenuItem>
          </Menu>
          <Menu label="Choices" trigger={<MenuButton>With words</MenuButton>}>
            <MenuItem>One</MenuItem>
            <MenuItem>Two</MenuItem>
          </Menu>
          <Button onClick={() => showToast({ sentence: "Oscar is now in team 8." })}>Say it</Button>
          <Button
            onClick={() =>
              showToast({ sentence: "Oscar is now in team 8.", act: { label: "Show team 8", run: () => undefined } })
            }
          >
            Say it, with an act
          </Button>
          <Tooltip tip="Ravi has been offline for 3 minutes. What he types is kept on his device.">
            <Button>Point at me</Button>
          </Tooltip>
          <Select label="Mode" options={modes} defaultValue="bias" />
          <Select label="Mode" quietLabel options={modes} placeholder="Choose a mode" />
          <Select label="Mode" options={modes} disabled placeholder="Not now" />
        </Row>
        <Toasts label="What just happened" closeLabel="Close" />
        <Dialog
          open={asking}
          onClose={() => setAsking(false)}
          title="Start Compare for the class?"
          actions={
            <>
              <Button onClick={() => setAsking(false)}>Not yet</Button>
              <Button variant="go" onClick={() => setAsking(false)}>
                Start Compare
              </Button>
            </>
          }
        >
          <p>
            Ten teams have not handed in. Their partners will see what they have written so far.{" "}
            <b>No text is lost and nobody is cut off in mid-sentence.</b>
          </p>
          <p className="small quiet">One student, Ada, is in no team.</p>
        </Dialog>
      </Part>
      <Part name="Tabs">
        <Tabs
          label="Team 7"
          tabs={[
            { id: "case", label: "Case", content: <p>What they handed in.</p> },
            { id: "notes", label: "Notes", content: <p>What both teams wrote.</p> },
          ]}
        />
      </Part>
    </>
  );
}
