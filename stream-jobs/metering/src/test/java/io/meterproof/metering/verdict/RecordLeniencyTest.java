package io.meterproof.metering.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.tlog.Hash;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Signatures that depart from their format in a way that somebody has granted. */
class RecordLeniencyTest {
    private static final Hash LENIENCY = Identities.meter("the hash", "of a document");

    @Test
    void aMissingSignByteIsABadSignature() {
        assertThat(StationRecords.decide(withoutSignByte()).verdict()).isEqualTo(Verdict.BAD_SIGNATURE);
    }

    @Test
    void aMissingSignByteIsAcceptedUnderALeniencyThatTheVerdictNames() {
        VerdictDecision decision = decideUnder(SampleMeter.always());

        assertThat(decision.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(decision.foreign().orElseThrow().leniency()).contains(LENIENCY);
        assertThat(decision.reason()).contains(LENIENCY.hex());
        assertThat(decision.keyLogSize()).isEqualTo(6);
    }

    @Test
    void aLeniencyOfAnotherTimeDoesNotCount() {
        assertThat(decideUnder(new Effective(StationRecords.NOON.plusSeconds(60), Optional.empty()))
                        .verdict())
                .isEqualTo(Verdict.BAD_SIGNATURE);
    }

    @Test
    void aLeniencyThatIsNotNeededIsNotNamed() {
        MeterFacts facts = lenient(SampleMeter.always());

        VerdictDecision decision = StationRecords.VERDICTS.decide(
                StationRecords.received(StationRecords.METER.ocmf(
                        StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END))),
                facts,
                ChannelState.EMPTY);

        assertThat(decision.foreign().orElseThrow().leniency()).isEmpty();
    }

    private VerdictDecision decideUnder(Effective effective) {
        return StationRecords.VERDICTS.decide(
                StationRecords.received(withoutSignByte()), lenient(effective), ChannelState.EMPTY);
    }

    private static MeterFacts lenient(Effective effective) {
        LeniencyGrant grant = new LeniencyGrant(
                Identities.meter("ACME", "M-1"), Leniency.MISSING_DER_SIGN_BYTE, effective, "old firmware");
        return new MeterFacts(StationRecords.enrolled(), Resolutions.NONE, Leniencies.NONE.with(grant, LENIENCY, 5));
    }

    /** Signs until r has its highest bit set and s has not, and leaves out the zero byte before r. */
    private static byte[] withoutSignByte() {
        String payload = StationRecords.payload("T7", StationRecords.BEGIN, StationRecords.END);
        while (true) {
            byte[] der = StationRecords.METER.sign(payload.getBytes(UTF_8));
            if (der[3] == 33 && der[3 + 33 + 2] == 32) {
                byte[] shorter = new byte[der.length - 1];
                System.arraycopy(der, 0, shorter, 0, 4);
                System.arraycopy(der, 5, shorter, 4, der.length - 5);
                shorter[1]--;
                shorter[3]--;
                return StationRecords.METER.ocmf(payload, shorter);
            }
        }
    }
}
