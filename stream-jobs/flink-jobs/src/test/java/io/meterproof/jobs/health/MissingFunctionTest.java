package io.meterproof.jobs.health;

import static io.meterproof.jobs.fixture.SampleMeter.CHANNEL;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.metering.document.Delivery;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.MissingReadings;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A meter of half-hours that is to deliver every two hours, an hour later. */
class MissingFunctionTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private KeyedOneInputStreamOperatorTestHarness<String, Message, Message> missing;

    @BeforeEach
    void start() throws Exception {
        missing = harness();
        missing.open();
    }

    @AfterEach
    void stop() throws Exception {
        missing.close();
    }

    @Test
    void aMeterThatNeverSpeaksIsToldByTheClockAlone() throws Exception {
        install(Optional.of(CHANNEL.obis()));

        hour(3);

        assertThat(told()).containsExactly("OPENED up-1 2h");
    }

    @Test
    void withoutAReadingTypeNothingIsMissingBeforeTheFirstReading() throws Exception {
        install(Optional.empty());

        hour(9);

        assertThat(told()).isEmpty();
    }

    @Test
    void readingsThatComeLateFillWhatWasOpened() throws Exception {
        install(Optional.of(CHANNEL.obis()));
        hour(3);

        deliver(SampleMeter.seal(1, 10, 10, 10, 10));

        assertThat(told()).containsExactly("OPENED up-1 2h", "FILLED up-1 2h");
        assertThat(facts().get(1).getId()).isEqualTo(facts().get(0).getId());
    }

    @Test
    void aGapBetweenReadingsIsToldAndAReadingInTimeIsNot() throws Exception {
        install(Optional.empty());

        deliver(SampleMeter.live(1, 10));
        deliver(SampleMeter.seal(3, 10, 10));
        hour(3);

        assertThat(told()).containsExactly("OPENED up-1 0h");
        assertThat(facts().get(0).getMissing()).isEqualTo(HOUR.toMillis() / 2);
    }

    @Test
    void whatIsOpenIsKnownAfterARestart() throws Exception {
        install(Optional.of(CHANNEL.obis()));
        hour(3);
        OperatorSubtaskState snapshot = missing.snapshot(1, 1);
        missing.close();
        missing = harness();
        missing.initializeState(snapshot);
        missing.open();

        deliver(SampleMeter.seal(1, 10, 10, 10, 10));

        assertThat(told()).containsExactly("FILLED up-1 2h");
    }

    @Test
    void aScheduleThatComesLateDoesNotCallMissingWhatCameBefore() throws Exception {
        deliver(SampleMeter.seal(1, 10, 10, 10, 10));
        install(Optional.of(CHANNEL.obis()), Optional.empty());
        deliver(SampleMeter.seal(5, 10, 10, 10, 10));
        deliver(SampleMeter.live(10, 10));

        install(Optional.of(CHANNEL.obis()));
        hour(7);

        assertThat(told()).containsExactly("OPENED up-1 1h");
        assertThat(facts().get(0).getMissing()).isEqualTo(HOUR.multipliedBy(3).toMillis() / 2);
    }

    @Test
    void withoutAReadingTypeALateScheduleExpectsFromTheFirstReadingThatCame() throws Exception {
        deliver(SampleMeter.seal(5, 10, 10));

        install(Optional.empty());
        hour(5);

        assertThat(told()).containsExactly("OPENED up-1 1h");
    }

    @Test
    void whatAnotherScheduleOpenedIsGivenUpAndTheNewOneAsksForWhatIsDueSince() throws Exception {
        install(Optional.of(CHANNEL.obis()));
        hour(3);

        install(Optional.of(CHANNEL.obis()), Optional.of(new Delivery(HOUR.multipliedBy(4), HOUR)));
        hour(5);

        assertThat(told()).containsExactly("OPENED up-1 2h", "GIVEN_UP up-1 2h", "OPENED up-1 2h");
    }

    @Test
    void aScheduleThatIsTakenBackExpectsNothingAndOneThatReturnsTellsNothingTwice() throws Exception {
        install(Optional.of(CHANNEL.obis()));
        hour(3);
        install(Optional.of(CHANNEL.obis()), Optional.empty());
        deliver(SampleMeter.seal(5, 10, 10, 10, 10));
        hour(9);
        assertThat(told()).containsExactly("OPENED up-1 2h", "GIVEN_UP up-1 2h");

        install(Optional.of(CHANNEL.obis()));
        hour(10);

        assertThat(told()).containsExactly("OPENED up-1 2h", "GIVEN_UP up-1 2h", "OPENED up-1 2h", "OPENED up-1 2h");
    }

    private void install(Optional<ObisCode> readingType) throws Exception {
        install(readingType, Optional.of(new Delivery(HOUR.multipliedBy(2), HOUR)));
    }

    private void install(Optional<ObisCode> readingType, Optional<Delivery> delivery) throws Exception {
        MeterInstallation installation = new MeterInstallation(
                CHANNEL.meter(),
                "up-1",
                SampleMeter.ALWAYS,
                0,
                Optional.empty(),
                readingType,
                BigDecimal.ONE,
                OptionalInt.empty(),
                delivery);
        missing.processElement(new StreamRecord<>(Filed.history(installation)));
    }

    private void deliver(SignedBlock block) throws Exception {
        missing.processElement(new StreamRecord<>(
                Filed.verified(block, SampleMeter.ID, "up-1"), block.block().end() * 1000));
    }

    private void hour(int hour) throws Exception {
        missing.processWatermark(MIDNIGHT.plus(HOUR.multipliedBy(hour)).toEpochMilli());
    }

    private List<String> told() throws MalformedRecordException {
        return facts().stream()
                .map(fact -> fact.getState() + " " + fact.getUsagePoint() + " "
                        + Duration.ofMillis(fact.getMissing()).toHours() + "h")
                .toList();
    }

    private List<MissingReadings> facts() throws MalformedRecordException {
        AvroWire<MissingReadings> wire =
                new AvroWire<>(Topics.READINGS_MISSING, MissingReadings.class, SampleResources.USUAL.registry());
        List<MissingReadings> facts = new ArrayList<>();
        for (Message message : missing.extractOutputValues()) {
            facts.add(wire.read(message.value()));
        }
        return facts;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Message, Message> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new MissingFunction(SampleResources.USUAL)), Message::subject, Types.STRING);
    }
}
