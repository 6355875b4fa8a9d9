package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleStation.received;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.fixture.SampleStation;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.ReceivedReading;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.avro.VerifiedReading;
import io.meterproof.records.publish.DeadLetters;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.MalformedRecordException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records of formats of the field on their way through the verify operator. */
class ForeignRecordsTest {
    private final SampleStation station = SampleStation.create();
    private VerifyHarness verify;

    @BeforeEach
    void start() throws Exception {
        verify = new VerifyHarness();
    }

    @AfterEach
    void stop() throws Exception {
        verify.close();
    }

    @Test
    void aSessionWaitsForTheEnrolmentOfItsStation() throws Exception {
        verify.send(station.installation(), received("ocmf", station.session(1, "token-1")));
        assertThat(facts(MessageKind.VERIFIED)).isEmpty();

        verify.send(station.enrolment());

        assertThat(facts(MessageKind.VERIFIED)).hasSize(1);
    }

    @Test
    void aVerifiedSessionKeepsItsBytesAndNamesItsKeyAndToken() throws Exception {
        byte[] record = station.session(1, "token-1");
        verify.send(station.installation(), station.enrolment(), received("ocmf", record));

        VerifiedReading reading = verified(facts(MessageKind.VERIFIED).get(0));

        assertThat(reading.getSigned()).isEqualTo(ByteBuffer.wrap(record));
        assertThat(reading.getFormat()).isEqualTo("ocmf");
        assertThat(reading.getKey()).isEqualTo(station.key().hex());
        assertThat(reading.getToken()).isEqualTo("token-1");
        assertThat(reading.getUsagePoint()).isEqualTo("station-1");
    }

    /** A reason that repeated it would make the rejection larger than its topic takes. */
    @Test
    void aFormatOfMegabytesIsRejectedForAReasonOfAThousandCharacters() throws Exception {
        Message message = received("x".repeat(1 << 20), station.session(1, "token-1"));
        verify.send(station.installation(), station.enrolment(), message);

        assertThat(Rejections.of(verify)).singleElement().satisfies(rejected -> {
            assertThat(rejected.getVerdict()).isEqualTo("MALFORMED");
            assertThat(rejected.getReason()).hasSize(DeadLetters.LONGEST_REASON);
            assertThat(rejected.getValue()).isEqualTo(ByteBuffer.wrap(message.value()));
        });
    }

    @Test
    void aSessionSettlesAtItsToken() throws Exception {
        verify.send(station.installation(), station.enrolment(), received("ocmf", station.session(1, "token-1")));

        assertThat(verify.passed()).extracting(Message::subject).containsExactly("token/token-1");
    }

    @Test
    void anotherSessionOfTheSameNumberWithdrawsTheFirst() throws Exception {
        verify.send(station.installation(), station.enrolment());
        verify.send(received("ocmf", station.session(1, "token-1")), received("ocmf", station.session(1, "token-2")));

        assertThat(verify.passed())
                .extracting(Message::kind)
                .containsExactly(MessageKind.VERIFIED, MessageKind.WITHDRAWAL);
        assertThat(verdict(0)).isEqualTo("CONFLICTING");
    }

    @Test
    void theSameSessionAgainIsADuplicate() throws Exception {
        verify.send(station.installation(), station.enrolment());
        verify.send(received("ocmf", station.session(1, "token-1")), received("ocmf", station.session(1, "token-1")));

        assertThat(verdict(0)).isEqualTo("DUPLICATE");
    }

    @Test
    void aRejectedRecordKeepsItsBytes() throws Exception {
        byte[] changed = new String(station.session(1, "token-1"), UTF_8)
                .replace("12.75", "12.74")
                .getBytes(UTF_8);
        verify.send(station.installation(), station.enrolment(), received("ocmf", changed));

        assertThat(verdict(0)).isEqualTo("BAD_SIGNATURE");
        assertThat(kept(0)).isEqualTo(ByteBuffer.wrap(changed));
    }

    @Test
    void lineEndsThatWereNormalisedAreOneVerdict() throws Exception {
        byte[] xml = "<signedMeterValue>\r\n</signedMeterValue>".getBytes(UTF_8);
        verify.send(station.installation(), station.enrolment(), received("sml-xml", xml));

        assertThat(verdict(0)).isEqualTo("MALFORMED");
        assertThat(kept(0)).isEqualTo(ByteBuffer.wrap(xml));
    }

    @Test
    void aFormatThatNobodyKnowsIsOneVerdictToo() throws Exception {
        verify.send(station.installation(), station.enrolment(), received("ocpi", new byte[] {1, 2, 3}));

        assertThat(verdict(0)).isEqualTo("MALFORMED");
        assertThat(facts(MessageKind.DEAD_LETTER)).isEmpty();
    }

    private List<Message> facts(MessageKind kind) {
        return verify.facts(kind);
    }

    private String verdict(int index) throws MalformedRecordException {
        return rejected(index).getVerdict();
    }

    private ByteBuffer kept(int index) throws MalformedRecordException {
        ByteBuffer value = rejected(index).getValue();
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return new AvroWire<>(Topics.READINGS_RECEIVED, ReceivedReading.class, SampleResources.USUAL.registry())
                .read(bytes)
                .getSigned();
    }

    private RejectedReading rejected(int index) throws MalformedRecordException {
        return new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, SampleResources.USUAL.registry())
                .read(facts(MessageKind.REJECTED).get(index).value());
    }

    private static VerifiedReading verified(Message message) throws MalformedRecordException {
        return new AvroWire<>(Topics.READINGS_VERIFIED, VerifiedReading.class, SampleResources.USUAL.registry())
                .read(message.value());
    }
}
