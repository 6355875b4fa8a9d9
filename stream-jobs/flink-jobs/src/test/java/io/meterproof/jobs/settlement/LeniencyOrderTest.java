package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleStation.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Identities;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.fixture.SampleStation;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.KeyRevocation;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.verdict.Leniencies;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leniencies of a model among a station's own key events: whatever lies before a verdict's key log size counts for it. */
class LeniencyOrderTest {
    private final SampleStation station = SampleStation.create();
    private VerifyHarness verify;

    @BeforeEach
    void start() throws Exception {
        verify = new VerifyHarness();
        verify.send(station.installation());
    }

    @AfterEach
    void stop() throws Exception {
        verify.close();
    }

    @Test
    void aLeniencyOfItsModelLetsARecordIn() throws Exception {
        verify.send(station.enrolment());
        verify.send(received("ocmf", station.withoutSignByte(1, "token-1")));
        assertThat(verdicts()).containsExactly("BAD_SIGNATURE");

        verify.send(Filed.one(granted(SampleStation.MODEL), 9));
        verify.restart();
        verify.send(received("ocmf", station.withoutSignByte(2, "token-1")));

        assertThat(verified().getLeniency()).isNotNull();
        assertThat(verified().getKeyLogSize()).isEqualTo(10);
    }

    @Test
    void theSameGrantAgainTakesNoRoomFromTheNext() throws Exception {
        verify.send(station.enrolment());
        LeniencyGrant other = new LeniencyGrant(
                Identities.model("ACME", SampleStation.MODEL),
                Leniency.MISSING_DER_SIGN_BYTE,
                new Effective(SampleMeter.MIDNIGHT.minusSeconds(2), Optional.of(SampleMeter.MIDNIGHT.minusSeconds(1))),
                "firmware 0");
        for (int position = 9; position < 9 + Leniencies.MOST; position++) {
            verify.send(Filed.one(other, position));
        }

        verify.send(Filed.one(granted(SampleStation.MODEL), 9 + Leniencies.MOST));
        verify.send(received("ocmf", station.withoutSignByte(1, "token-1")));

        assertThat(verified().getLeniency()).isNotNull();
    }

    @Test
    void aLeniencyOfAnotherModelDoesNot() throws Exception {
        verify.send(Filed.one(granted("M2"), 9));
        verify.send(station.enrolment());

        verify.send(received("ocmf", station.withoutSignByte(1, "token-1")));

        assertThat(verdicts()).containsExactly("BAD_SIGNATURE");
    }

    @Test
    void aLeniencyThatWasGrantedBeforeTheEnrolmentIsKnownWithIt() throws Exception {
        verify.send(Filed.one(granted(SampleStation.MODEL), 1));
        verify.send(received("ocmf", station.withoutSignByte(1, "token-1")));

        verify.send(station.enrolment());

        assertThat(verified().getLeniency()).isNotNull();
    }

    @Test
    void aRevocationThatLiesBeforeALeniencyCountsForWhateverTheLeniencyLetsIn() throws Exception {
        verify.send(station.enrolment());
        verify.send(Filed.one(
                new KeyRevocation(SampleStation.CHANNEL.meter(), station.key(), SampleMeter.MIDNIGHT, "lost"), 8));
        verify.send(Filed.one(granted(SampleStation.MODEL), 9));

        verify.send(received("ocmf", station.withoutSignByte(1, "token-1")));
        verify.setTime(2 * VerifyHarness.WAIT.toMillis());

        assertThat(verdicts()).containsExactly("KEY_NOT_VALID_AT");
    }

    @Test
    void aLeniencyHasOneLeafHoweverManyMetersHearOfIt() throws Exception {
        verify.send(station.enrolment(), Filed.one(granted(SampleStation.MODEL), 9));

        assertThat(verify.facts(MessageKind.LEAF)).hasSize(2);
        assertThat(verify.facts(MessageKind.DEAD_LETTER)).isEmpty();
    }

    private static LeniencyGrant granted(String model) {
        return new LeniencyGrant(
                Identities.model("ACME", model), Leniency.MISSING_DER_SIGN_BYTE, SampleMeter.ALWAYS, "firmware 1");
    }

    private List<String> verdicts() throws MalformedRecordException {
        AvroWire<RejectedReading> wire =
                new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, SampleResources.USUAL.registry());
        List<String> verdicts = new ArrayList<>();
        for (Message message : verify.facts(MessageKind.REJECTED)) {
            verdicts.add(wire.read(message.value()).getVerdict());
        }
        return verdicts;
    }

    private VerifiedReading verified() throws MalformedRecordException {
        return new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, SampleResources.USUAL.registry())
                .read(verify.facts(MessageKind.VERIFIED).get(0).value());
    }
}
