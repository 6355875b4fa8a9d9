package io.meterproof.quickstart.redrive;

import static io.meterproof.quickstart.redrive.RedriveRecords.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.foreign.ForeignBlocks;
import io.meterproof.metering.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What people say is right is open, though it settled or was rejected once more. */
class ResolvedRejectionsTest {
    private static final String PCDF = "128.8.0(ST:260501120000)(CT:260501130000)(CD:010000)(TV:1)(BV:1)(CSC:7)(SP:1)"
            + "(RV:0003.500*kWh)(SI:04AB*1*tx-1)(CS:00000000)(HW:12345678901)(DT:0)(PK:04)(SG:3006020101020101)";

    private final RedriveRecords records = new RedriveRecords();
    private final OpenRejections open = new OpenRejections(records.schemas, ALL);

    @Test
    void whatWasRejectedOnceMoreIsClosedUntilSomethingIsPublishedAboutItsMeter() {
        open.received(records.record(20, 0, records.reading(1), "0/7"));
        open.rejected(records.rejection(7, Verdict.UNKNOWN_METER, records.reading(1)));
        open.rejected(records.rejection(20, Verdict.UNKNOWN_METER, records.reading(1)));

        assertThat(records.candidates(open)).isEmpty();

        open.event(records.resolution(1_000, RedriveRecords.signed(9)));
        assertThat(records.candidates(open)).extracting(Candidate::place).containsExactly(new Place(0, 20));
    }

    @Test
    void aBlockThatSettledIsSentOnceItIsSaidToBeRight() {
        open.event(records.resolution(1_000, RedriveRecords.signed(1)));
        open.received(records.record(6, 500, records.reading(1), null));

        assertThat(records.candidates(open)).extracting(Candidate::place).containsExactly(new Place(0, 6));

        open.received(records.record(30, 2_000, records.reading(1), "0/6"));
        assertThat(records.candidates(open)).isEmpty();
    }

    @Test
    void aBlockThatIsSaidToBeRightAgainIsSentOnceMore() {
        open.event(records.resolution(1_000, RedriveRecords.signed(1)));
        open.event(records.resolution(3_000, RedriveRecords.signed(1)));
        open.received(records.record(6, 500, records.reading(1), null));
        open.received(records.record(30, 2_000, records.reading(1), "0/6"));

        assertThat(records.candidates(open)).hasSize(1);
    }

    @Test
    void aForeignRecordThatIsSaidToBeRightIsFoundByItsOwnDigest() throws Exception {
        byte[] signed = PCDF.getBytes(StandardCharsets.UTF_8);
        byte[] value = records.foreign("pcdf", 0, signed);
        open.event(records.resolution(1_000, ForeignBlocks.digest("pcdf", signed)));
        open.received(records.record(6, 500, value, null));

        assertThat(records.candidates(open)).extracting(Candidate::place).containsExactly(new Place(0, 6));
    }
}
