package io.meterproof.quickstart.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of readings from hand to hand, without a stack: edits and estimates. */
class ReadingCommandsTest {
    @TempDir
    private Path directory;

    private DocumentDesk desk;

    @BeforeEach
    void keysAndTrust() throws IOException {
        desk = new DocumentDesk(directory);
    }

    @Test
    void anEditIsCompleteWhenTwoOperatorsHaveSigned() {
        assertThat(edit("--values", "0.12,0.118")).as(desk.err()).isZero();
        assertThat(desk.show()).isEqualTo(1);

        assertThat(desk.approve("operator-1")).as(desk.err()).isZero();
        assertThat(desk.approve("operator-1")).isEqualTo(1);
        assertThat(desk.approve("operator-2")).as(desk.err()).isZero();

        assertThat(desk.show()).isZero();
        assertThat(desk.out()).contains("edit of numbers 97 to 98, 0.238 units in all");
    }

    @Test
    void anEditOfFractionsOfAMilliUnitIsRefused() {
        assertThat(edit("--values", "0.1234")).isEqualTo(1);
        assertThat(desk.err()).contains("values: has more than three decimals: 0.1234");
    }

    @Test
    void anEditWithoutValuesWithdraws() {
        assertThat(edit("--withdraw")).as(desk.err()).isZero();
        assertThat(desk.out()).contains("withdrawal of the edit from number 97");
    }

    @Test
    void anEstimateIsCompleteWhenTwoOperatorsHaveSigned() {
        assertThat(estimate("2026-03-31T22:00:00Z")).as(desk.err()).isZero();
        desk.approve("operator-1");
        desk.approve("operator-2");

        assertThat(desk.show()).isZero();
        assertThat(desk.out()).contains("by like-day/1 to 2026-03-31T22:00:00Z, by A. Clerk: modem is broken");
    }

    @Test
    void whatIsNotYetUsedIsNotEstimated() {
        assertThat(estimate("2926-03-31T22:00:00Z")).isEqualTo(1);
        assertThat(desk.err()).contains("to: is after at");
    }

    private int edit(String... said) {
        Object[] about = {
            "reading",
            "edit",
            "--meter",
            DocumentDesk.METER,
            "--obis",
            "1-0:1.8.0*255",
            "--first",
            "97",
            "--start",
            "2026-03-02T00:00:00Z",
            "--interval",
            "900",
            "--author",
            "A. Clerk",
            "--reason",
            "photo 17",
            "--out",
            desk.file()
        };
        Object[] all = Arrays.copyOf(about, about.length + said.length);
        System.arraycopy(said, 0, all, about.length, said.length);
        return desk.run(all);
    }

    private int estimate(String to) {
        return desk.run(
                "reading",
                "estimate",
                "--meter",
                DocumentDesk.METER,
                "--obis",
                "1-0:1.8.0*255",
                "--to",
                to,
                "--author",
                "A. Clerk",
                "--reason",
                "modem is broken",
                "--out",
                desk.file());
    }
}
