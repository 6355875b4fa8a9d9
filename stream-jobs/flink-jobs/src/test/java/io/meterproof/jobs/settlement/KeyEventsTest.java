package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.CHANNEL;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.fixture.SampleResources;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.LogEntry;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.metering.document.KeyRevocation;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.metering.verdict.ChannelRoom;
import io.meterproof.records.Topics;
import io.meterproof.records.avro.RejectedReading;
import io.meterproof.records.avro.VerdictRevision;
import io.meterproof.records.wire.AvroWire;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What key events do to verdicts, settlement and the log. */
class KeyEventsTest {
    private static final SchemaRegistry REGISTRY = SampleResources.USUAL.registry();
    private static final KeyCompromise COMPROMISE = new KeyCompromise(
            CHANNEL.meter(),
            SampleKey.FIRST.id(),
            begin(5),
            "published",
            7,
            List.of(new Proven(CHANNEL.obis(), BlockKind.LIVE, 1)));

    private VerifyHarness verify;

    @BeforeEach
    void anInstalledMeter() throws Exception {
        verify = new VerifyHarness();
        send(Filed.history(SampleMeter.installation("up-1", ALWAYS)));
        send(Filed.one(SampleMeter.enrolment(SampleKey.FIRST), 3));
    }

    @AfterEach
    void stop() throws Exception {
        verify.close();
    }

    @Test
    void anAcceptedEventHasOneLeafOfItsText() {
        String json = DocumentCodec.encode(SampleMeter.enrolment(SampleKey.FIRST));

        assertThat(facts(MessageKind.LEAF)).singleElement().satisfies(leaf -> assertThat(leaf.value())
                .isEqualTo(LogEntry.registryEvent(json).bytes()));
    }

    static List<RegistryEvent> laterEvents() {
        return List.of(
                COMPROMISE,
                new KeyRevocation(CHANNEL.meter(), SampleKey.FIRST.id(), begin(2), "lost"),
                new ConflictResolution(
                        CHANNEL.meter(), CHANNEL.obis(), BlockKind.LIVE, 7, SampleKey.SECOND.id(), "read off"),
                new LeniencyGrant(CHANNEL.meter(), Leniency.MISSING_DER_SIGN_BYTE, ALWAYS, "firmware 1"));
    }

    @ParameterizedTest
    @MethodSource("laterEvents")
    void eachEventThatIsAcceptedHasALeafOfItsText(RegistryEvent event) throws Exception {
        send(Filed.one(event, 4));

        assertThat(facts(MessageKind.LEAF)).hasSize(2);
        assertThat(facts(MessageKind.LEAF).get(1).value())
                .isEqualTo(LogEntry.registryEvent(DocumentCodec.encode(event)).bytes());
    }

    @Test
    void aRefusedEventIsADeadLetterWithoutALeaf() throws Exception {
        send(Filed.one(SampleMeter.enrolment(SampleKey.SECOND), 2));

        assertThat(facts(MessageKind.LEAF)).hasSize(1);
        assertThat(facts(MessageKind.DEAD_LETTER)).hasSize(1);
    }

    @Test
    void aRevokedKeyEndsAtItsInstant() throws Exception {
        send(Filed.one(new KeyRevocation(CHANNEL.meter(), SampleKey.FIRST.id(), begin(2), "lost"), 4));

        send(Filed.received(SampleMeter.live(1, 10)), Filed.received(SampleMeter.live(2, 10)));

        assertThat(facts(MessageKind.VERIFIED)).hasSize(1);
        assertThat(verdicts()).containsExactly("KEY_NOT_VALID_AT");
    }

    @Test
    void aCompromiseRecallsTheKeyWhereverItsReadingsWent() throws Exception {
        send(Filed.received(SampleMeter.charging("token-1", 1, 0, 10)), Filed.received(SampleMeter.live(1, 10)));

        send(Filed.one(COMPROMISE, 4));

        assertThat(verify.passed())
                .filteredOn(message -> message.kind() == MessageKind.RECALL)
                .extracting(Message::subject)
                .containsExactlyInAnyOrder("usage-point/up-1", "token/token-1");
    }

    @Test
    void channelsThatOnlyAStolenKeyUsedTakeNoRoomAfterIt() throws Exception {
        for (int register = 1; register <= ChannelRoom.MOST; register++) {
            send(Filed.received(SampleMeter.live(ObisCode.parse("1-0:" + register + ".29.0*255"), 1, 10)));
        }
        send(Filed.one(COMPROMISE, 4), Filed.one(SampleMeter.enrolment(SampleKey.SECOND), 5));

        send(Filed.received(SampleMeter.live(SampleKey.SECOND, 1, 10)));

        assertThat(verify.facts(MessageKind.VERIFIED)).hasSize(ChannelRoom.MOST + 1);
    }

    @Test
    void aCompromiseIsPublishedForEveryKindOfTheChannel() throws Exception {
        send(Filed.received(SampleMeter.live(1, 10)));

        send(Filed.one(COMPROMISE, 4));

        assertThat(revisions()).extracting(VerdictRevision::getKind).containsExactly("LIVE", "SEAL", "CHARGING");
        assertThat(revisions()).extracting(VerdictRevision::getThrough).containsExactly(1L, 0L, 0L);
        assertThat(revisions()).extracting(VerdictRevision::getKeyLogSize).containsOnly(5L);
        assertThat(revisions()).extracting(VerdictRevision::getVerdict).containsOnly("TIME_UNPROVEN");
    }

    @Test
    void whatOnlyClaimsToBeOlderThanTheCompromiseIsUnproven() throws Exception {
        send(Filed.one(COMPROMISE, 4));

        send(Filed.received(SampleMeter.live(1, 10)), Filed.received(SampleMeter.live(5, 10)));

        assertThat(verdicts()).containsExactly("TIME_UNPROVEN", "KEY_NOT_VALID_AT");
    }

    @Test
    void anotherKeyMayAttestTheSameNumbersAgain() throws Exception {
        send(Filed.received(SampleMeter.live(1, 10)), Filed.received(SampleMeter.live(2, 10)));
        send(Filed.one(COMPROMISE, 4), Filed.one(SampleMeter.enrolment(SampleKey.SECOND), 5));

        send(Filed.received(SampleMeter.live(SampleKey.SECOND, 2, 10)));

        assertThat(facts(MessageKind.VERIFIED)).hasSize(3);
    }

    private void send(Message... messages) throws Exception {
        verify.send(messages);
    }

    private List<Message> facts(MessageKind kind) {
        return verify.facts(kind);
    }

    private List<String> verdicts() throws Exception {
        AvroWire<RejectedReading> wire = new AvroWire<>(Topics.READINGS_REJECTED, RejectedReading.class, REGISTRY);
        List<String> verdicts = new ArrayList<>();
        for (Message message : facts(MessageKind.REJECTED)) {
            verdicts.add(wire.read(message.value()).getVerdict());
        }
        return verdicts;
    }

    private List<VerdictRevision> revisions() throws Exception {
        AvroWire<VerdictRevision> wire = new AvroWire<>(Topics.READINGS_REVISIONS, VerdictRevision.class, REGISTRY);
        List<VerdictRevision> revisions = new ArrayList<>();
        for (Message message : facts(MessageKind.REVISION)) {
            revisions.add(wire.read(message.value()));
        }
        return revisions;
    }
}
