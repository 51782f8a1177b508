/** A picture that was rebuilt from the parts which a picture needs: nothing else of its file is in it (T16). */
export interface CleanedPicture {
  kind: "png" | "svg";
  bytes: Uint8Array;
  /** In pixels of the screen. */
  width: number;
  height: number;
}
