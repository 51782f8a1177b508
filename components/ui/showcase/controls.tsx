import { Button, IconButton } from "@/components/ui/controls/button";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { NativeSelect, Radio, TextArea, TextField, Checkbox } from "@/components/ui/controls/field";
import { Icon } from "@/components/ui/marks/icon";
import { Segmented } from "@/components/ui/controls/segmented";
import styles from "./design.module.css";
import { Part, Row } from "./part";

export function Controls() {
  return (
    <>
      <Part name="Buttons">
        <Row>
          <Button variant="go" size="big">
            Start Compare <Icon name="right" />
          </Button>
          <Button variant="go">Hand in</Button>
          <Button>
            <Icon name="book" /> Read the casebook
          </Button>
          <Button variant="plain">Not yet</Button>
          <Button variant="danger">Remove Ada</Button>
          <Button disabled>Hand in</Button>
          <Button variant="go" aria-disabled="true">
            On its way
          </Button>
          <ButtonLink href="/design">A link that looks like one</ButtonLink>
        </Row>
        <Row>
          <Button size="small">Comment</Button>
          <Button size="small">
            <Icon name="plus" /> Add a student
          </Button>
          <Button size="small" variant="plain">
            Drop
          </Button>
          <IconButton label="More">
            <Icon name="more" />
          </IconButton>
          <Button variant="link">
            <Icon name="table" />
            Show as table
          </Button>
        </Row>
      </Part>
      <Part name="Fields">
        <div className={styles.fields}>
          <TextField label="Name" defaultValue="Malik" hint="First name is enough." />
          <TextField
            label="Link"
            defaultValue="frontiers"
            error={
              <>
                <b>This is not a web address.</b> Copy it from the bar of the browser.
              </>
            }
          />
          <TextField label="Name" defaultValue="Malik" disabled />
          <NativeSelect label="Mode">
            <option>Brittleness</option>
            <option>Bias</option>
          </NativeSelect>
          <TextArea label="Names" placeholder="One a line" hint="Paste them from your list." />
          <TextField label="Class code" look="huge" placeholder="T4K 9WM" />
        </div>
        <Row>
          <Segmented
            legend="Where the scenario is from"
            name="from"
            defaultValue="found"
            options={[
              { value: "found", label: "Found" },
              { value: "invented", label: "Invented" },
            ]}
          />
          <Segmented
            legend="Not now"
            name="off"
            disabled
            defaultValue="a"
            options={[
              { value: "a", label: "One" },
              { value: "b", label: "Other" },
            ]}
          />
          <Radio name="r" value="1" defaultChecked>
            On
          </Radio>
          <Radio name="r" value="2">
            Off
          </Radio>
          <Radio name="r" value="3" disabled>
            Not now
          </Radio>
          <Checkbox defaultChecked>Ticked</Checkbox>
          <Checkbox>Not</Checkbox>
          <Checkbox disabled>Not now</Checkbox>
        </Row>
      </Part>
    </>
  );
}
