import { Button } from "@/components/ui/controls/button";
import { Badge, Chip } from "@/components/ui/display/chip";
import { EmptyState } from "@/components/ui/display/empty-state";
import { Avatar, AvatarGroup } from "@/components/ui/marks/avatar";
import { Icon } from "@/components/ui/marks/icon";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { CountBoxes, Progress } from "@/components/ui/display/progress";
import { Notice, Strip } from "@/components/ui/display/notice";
import { Skeleton } from "@/components/ui/display/skeleton";
import { NumberCell, NumberHead, Table } from "@/components/ui/display/table";
import styles from "./design.module.css";
import { Part, Row } from "./part";

export function States() {
  return (
    <>
      <Part name="People">
        <Row>
          <AvatarGroup label="Ines and Theo are here, Malik is away">
            <Avatar name="Ines" colourIndex={0} />
            <Avatar name="Theo" colourIndex={1} />
            <Avatar name="Malik" colourIndex={2} away />
          </AvatarGroup>
          <Avatar name="Priya" colourIndex={3} />
          <Chip>
            <Avatar name="Ines" colourIndex={0} size="small" />
            <span>
              <b>Ines</b> is in <em>Who is harmed?</em>
            </span>
          </Chip>
          <Chip kind="alert">
            <Icon name="offline" /> Offline since 9:46
          </Chip>
          <Chip kind="live">
            <Icon name="check" /> Handed in
          </Chip>
          <Badge>12</Badge>
        </Row>
      </Part>
      <Part name="How far">
        <Row>
          <Progress value={2} max={5} label="2 of 5 sections read" />
          <CountBoxes value={19} max={26} label="19 of 26 have voted" />
        </Row>
      </Part>
      <Part name="Sentences">
        <div className={styles.states}>
          <Notice kind="wrong">
            <b>That name is taken here.</b> Enter its PIN, or add an initial.
          </Notice>
          <Notice kind="done">Your vote is in.</Notice>
          <Notice>You can change your vote until your teacher reveals the results.</Notice>
          <Notice kind="offline" small>
            Not sent yet. It is stored on this device.
          </Notice>
          <div className={styles.frame}>
            <Strip kind="offline">
              <b>No connection since 9:46.</b> Keep writing. Your text is stored on this device and joins the others’
              text when the connection is back.
            </Strip>
            <Strip icon="lock" action={<Button size="small">Go to team 8</Button>}>
              <b>This is your copy from team 7.</b> You now write with Zoe in team 8.
            </Strip>
          </div>
          <div className={styles.frame}>
            <EmptyState
              className={styles.pad}
              heading="h3"
              title="19 students, no teams yet"
              actions={
                <>
                  <Button variant="go">Make 9 teams</Button>
                  <Button>Let students choose</Button>
                </>
              }
            >
              <p>
                Make pairs at random, spread evenly over the four modes. <b>You can move anyone afterwards.</b>
              </p>
            </EmptyState>
          </div>
          <Skeleton title label="The cases of the other teams are on their way." />
        </div>
      </Part>
      <Part name="Table">
        <Table caption="How votes moved">
          <thead>
            <tr>
              <th scope="col">Voted before</th>
              <NumberHead>Brittleness</NumberHead>
              <NumberHead>Bias</NumberHead>
              <NumberHead>all</NumberHead>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">
                <ModeName mode={{ name: "Brittleness", look: 1 }} />
              </th>
              <NumberCell>3</NumberCell>
              <NumberCell quiet>0</NumberCell>
              <NumberCell strong>3</NumberCell>
            </tr>
            <tr>
              <th scope="row">
                <ModeName mode={{ name: "Bias", look: 2 }} />
              </th>
              <NumberCell>2</NumberCell>
              <NumberCell>6</NumberCell>
              <NumberCell strong>8</NumberCell>
            </tr>
          </tbody>
        </Table>
      </Part>
    </>
  );
}
