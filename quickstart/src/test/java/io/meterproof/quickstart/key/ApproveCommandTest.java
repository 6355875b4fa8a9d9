package io.meterproof.quickstart.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may put a signature under a proposal. */
class ApproveCommandTest {
    @TempDir
    private Path directory;

    private Desk desk;
    private Path meter;

    @BeforeEach
    void keysAndTrust() throws IOException {
        desk = Desk.in(directory);
        meter = PemFiles.ed25519(directory, "meter");
    }

    @Test
    void oneOperatorApprovesOnce() {
        desk.revoke();
        assertThat(desk.approve("operator-1")).isZero();

        assertThat(desk.approve("operator-1")).isEqualTo(1);

        assertThat(desk.err()).contains("signatures: are signed by this key already: another person has to approve");
    }

    @Test
    void aKeyOfAnotherRoleCannotApprove() {
        desk.revoke();

        assertThat(desk.approve("billing")).isEqualTo(1);

        assertThat(desk.err()).contains("signatures: are not wanted of this key, which is billing: missing is ");
    }

    @Test
    void aStrangersKeyCannotApprove() {
        desk.revoke();

        assertThat(desk.approve(meter)).isEqualTo(1);

        assertThat(desk.err()).contains("it is trusted in no role, and is not the meter's");
    }

    @Test
    void aProposalThatSomebodyChangedAfterItWasSignedIsApprovedByNobody() throws IOException {
        desk.revoke();
        desk.approve("operator-1");
        Files.writeString(desk.proposal(), Files.readString(desk.proposal()).replace("scrapped", "exchanged"));

        assertThat(desk.show()).isEqualTo(1);
        assertThat(desk.out()).contains("REFUSED: is not OPERATOR's over this document");
        assertThat(desk.approve("operator-2")).isEqualTo(1);
        assertThat(desk.err()).contains("signatures: is not OPERATOR's over this document");
    }

    @Test
    void aKeyThatIsNotValidThenCannotApprove() {
        desk.run(
                "revoke",
                "--meter",
                Desk.HEX,
                "--key",
                Desk.HEX,
                "--reason",
                "old",
                "--at",
                "1999-12-31T00:00:00Z",
                "--out",
                desk.proposal());

        assertThat(desk.approve("operator-1")).isEqualTo(1);

        assertThat(desk.err()).contains("signatures: is of a key that is not valid at 1999-12-31T00:00:00Z");
    }

    @Test
    void refusalsAreAlsoJson() {
        desk.revoke();

        assertThat(desk.run("show", desk.proposal(), "--trust", desk.trust(), "--json"))
                .isEqualTo(1);
        assertThat(desk.json().path("complete").booleanValue()).isFalse();
        assertThat(desk.json().path("signatures")).hasSize(2);
        assertThat(desk.run("approve", desk.proposal(), "--key", meter, "--trust", desk.trust(), "--json"))
                .isEqualTo(1);
        assertThat(desk.json().at("/refused/field").textValue()).isEqualTo("signatures");
    }
}
