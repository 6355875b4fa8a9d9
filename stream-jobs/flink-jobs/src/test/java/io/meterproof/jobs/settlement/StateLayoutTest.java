package io.meterproof.jobs.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.jobs.fixture.Golden;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.BelievedDocument;
import io.meterproof.jobs.runtime.BelievedHistory;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.ledger.BookedUsages;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.settlement.ArchiveName;
import io.meterproof.metering.settlement.Correction;
import io.meterproof.metering.settlement.Outdone;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.metering.verdict.ChannelState;
import io.meterproof.metering.verdict.Leniencies;
import io.meterproof.metering.verdict.MissingRange;
import io.meterproof.metering.verdict.RememberedBlock;
import io.meterproof.metering.verdict.Resolution;
import io.meterproof.metering.verdict.Resolutions;
import io.meterproof.metering.verdict.SequenceTrack;
import io.meterproof.metering.verdict.SourceStanding;
import io.meterproof.tlog.Hash;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What operators write to each other and to their state, byte for byte. */
class StateLayoutTest {
    private static final Hash CAUSE = Hash.of(new byte[Hash.LENGTH]);
    private static final BelievedHistory HISTORY = new BelievedHistory(
            List.of(BelievedDocument.of(DocumentCodec.encode(SampleMeter.installation("up-1", SampleMeter.ALWAYS)))));

    @Test
    void aWithdrawal() throws IOException {
        Withdrawal withdrawal = new Withdrawal(SampleMeter.CHANNEL, BlockKind.SEAL, 49, 50, CAUSE, 1_577_836_800_000L);
        byte[] golden = Golden.bytes("withdrawal/v1/seal.hex");

        assertThat(withdrawal.encode()).isEqualTo(golden);
        assertThat(Withdrawal.decode(golden)).isEqualTo(withdrawal);
    }

    @Test
    void aRecall() throws IOException {
        Proven proven = new Proven(SampleMeter.CHANNEL.obis(), BlockKind.SEAL, 96);
        Recall recall = new Recall(SampleMeter.CHANNEL.meter(), CAUSE, CAUSE, List.of(proven));
        byte[] golden = Golden.bytes("recall/v1/seal.hex");

        assertThat(recall.encode()).isEqualTo(golden);
        assertThat(Recall.decode(golden)).isEqualTo(recall);
    }

    @Test
    void newsOfSessions() throws IOException {
        SessionNews news = new SessionNews(
                SampleMeter.CHANNEL,
                CAUSE,
                1_577_836_800_000L,
                1_577_836_800L,
                List.of(new Outdone(7, 5)),
                List.of(9L, 11L));
        byte[] golden = Golden.bytes("session-news/v1/one-outdone.hex");

        assertThat(news.encode()).isEqualTo(golden);
        assertThat(SessionNews.decode(golden)).isEqualTo(news);
    }

    @Test
    void aChangeOfWhatTheArchiveHas() throws IOException {
        OpenChange change = new OpenChange("usage-point/up-1", true);
        byte[] golden = Golden.bytes("open-change/v1/open.hex");

        assertThat(change.to("a-1").value()).isEqualTo(golden);
        assertThat(OpenChange.decode(golden)).isEqualTo(change);
    }

    @Test
    void usagesOnTheirWayToTheArchive() throws IOException {
        ArchiveName name = new ArchiveName("usage-point/up-1", SampleMeter.CHANNEL, YearMonth.of(2020, 1));
        GivenUpUsages usages = new GivenUpUsages(name, 3, new BookedUsages(Map.of(CAUSE, 17L)));
        byte[] golden = Golden.bytes("given-up-usages/v1/one.hex");

        assertThat(usages.encode()).isEqualTo(golden);
        assertThat(GivenUpUsages.decode(golden)).isEqualTo(usages);
    }

    @Test
    void aChangeOfWhatIsOld() throws IOException {
        OldChange change = new OldChange(SampleMeter.CHANNEL, SampleMeter.MIDNIGHT, CAUSE);
        byte[] golden = Golden.bytes("old-change/v1/midnight.hex");

        assertThat(change.to("usage-point/up-1").value()).isEqualTo(golden);
        assertThat(OldChange.decode(golden)).isEqualTo(change);
    }

    @Test
    void aMeterAsItIsInstalled() throws IOException {
        InstalledMeter meter = new InstalledMeter(SampleMeter.CHANNEL.meter(), 1_577_836_800_000L, HISTORY);
        byte[] golden = Golden.bytes("installed-meter/v1/one-document.hex");

        assertThat(meter.to("usage-point/up-1").value()).isEqualTo(golden);
        assertThat(InstalledMeter.of(Message.to(MessageKind.INSTALLED, "usage-point/up-1", null, golden)))
                .isEqualTo(meter);
    }

    @Test
    void aBookedCorrection() throws IOException {
        Usage usage = SampleUsage.of("EUR");
        BackBilling policy = new BackBilling("write-off", "law 1", SampleMeter.MIDNIGHT, 12);
        BookedCorrection booked = new BookedCorrection(
                SampleMeter.MIDNIGHT,
                SampleMeter.CHANNEL,
                new Correction(List.of(
                        new SettlementEvent.Reverse(CAUSE, usage, CAUSE),
                        new SettlementEvent.Bill(
                                CAUSE, usage, Optional.of(CAUSE), Optional.empty(), Optional.of(policy)))));
        byte[] golden = Golden.bytes("booked-correction/v1/rebill.hex");

        assertThat(booked.encode()).isEqualTo(golden);
        assertThat(BookedCorrection.decode(golden)).isEqualTo(booked);
    }

    @Test
    void aChannelTakesAtMost600BytesHoweverMuchThereIsToRemember() throws IOException {
        List<MissingRange> ranges = LongStream.rangeClosed(1, 48)
                .mapToObj(i -> new MissingRange(Long.MAX_VALUE - 200_000 + 2 * i, 1))
                .toList();
        List<RememberedBlock> recent = LongStream.rangeClosed(1, 8)
                .mapToObj(i -> new RememberedBlock(BlockKind.CHARGING, Long.MAX_VALUE - i, 300, (byte) -1, -i, -i))
                .toList();
        ChannelState fullest = new ChannelState(
                new SequenceTrack(Long.MAX_VALUE, ranges.subList(0, 16)),
                new SequenceTrack(Long.MAX_VALUE, ranges.subList(16, 32)),
                new SequenceTrack(Long.MAX_VALUE, ranges.subList(32, 48)),
                recent,
                CAUSE);
        List<Integer> subjects =
                IntStream.range(0, 8).mapToObj(i -> MeterSubjects.MOST - 1 - i).toList();
        JudgedChannelSerializer serializer = new JudgedChannelSerializer();

        byte[] bytes = Golden.serialized(serializer, new JudgedChannel(fullest, subjects));

        assertThat(bytes).hasSize(600);
        assertThat(Golden.deserialized(serializer, bytes)).isEqualTo(new JudgedChannel(fullest, subjects));
    }

    @Test
    void howASourceStands() throws IOException {
        SourceStandingSerializer serializer = new SourceStandingSerializer();
        SourceStanding standing = new SourceStanding(true, 17, 1_577_836_800_000L, "it fails");
        byte[] golden = Golden.bytes("source-standing/v1/quarantined.hex");

        assertThat(Golden.serialized(serializer, standing)).isEqualTo(golden);
        assertThat(Golden.deserialized(serializer, golden)).isEqualTo(standing);
    }

    @Test
    void resolvedConflicts() throws IOException {
        ResolutionsSerializer serializer = new ResolutionsSerializer();
        ConflictResolution said =
                new ConflictResolution(CAUSE, SampleMeter.CHANNEL.obis(), BlockKind.SEAL, 49, CAUSE, "checked");
        Resolutions resolutions = new Resolutions(List.of(new Resolution(said, Optional.of(CAUSE))), 8);
        byte[] golden = Golden.bytes("resolutions/v1/settled.hex");

        assertThat(Golden.serialized(serializer, resolutions)).isEqualTo(golden);
        assertThat(Golden.deserialized(serializer, golden)).isEqualTo(resolutions);
    }

    @Test
    void grantedLeniencies() throws IOException {
        LeniencySerializer serializer = new LeniencySerializer();
        LeniencyGrant said = new LeniencyGrant(CAUSE, Leniency.MISSING_DER_SIGN_BYTE, SampleMeter.ALWAYS, "firmware 1");
        Leniencies leniencies = new Leniencies(List.of(new Leniencies.Granted(said, CAUSE)), 8);
        byte[] golden = Golden.bytes("leniencies/v1/granted.hex");

        assertThat(Golden.serialized(serializer, leniencies)).isEqualTo(golden);
        assertThat(Golden.deserialized(serializer, golden)).isEqualTo(leniencies);
    }

    @Test
    void whatTheKeyLogSaysAboutAMeter() throws IOException {
        RegisteredMeterSerializer serializer = new RegisteredMeterSerializer();
        RegisteredMeter meter = RegisteredMeter.UNKNOWN.ofModel(CAUSE, Leniencies.NONE);
        byte[] golden = Golden.bytes("registered-meter/v1/only-a-model.hex");

        assertThat(Golden.serialized(serializer, meter)).isEqualTo(golden);
        assertThat(Golden.deserialized(serializer, golden)).isEqualTo(meter);
    }

    @Test
    void aJudgedChannel() throws IOException {
        JudgedChannelSerializer serializer = new JudgedChannelSerializer();
        ChannelState empty = ChannelState.EMPTY;
        ChannelState state = new ChannelState(
                empty.live(),
                empty.seal(),
                empty.charging(),
                List.of(
                        new RememberedBlock(BlockKind.CHARGING, 1, 2, (byte) 11, 3, 4),
                        new RememberedBlock(BlockKind.LIVE, 5, 1, (byte) 12, 6, 7),
                        new RememberedBlock(BlockKind.CHARGING, 8, 2, (byte) 13, 9, 10)),
                CAUSE);
        JudgedChannel channel = new JudgedChannel(state, List.of(0, 258, 0));
        byte[] golden = Golden.bytes("judged-channel/v1/two-subjects.hex");

        assertThat(Golden.serialized(serializer, channel)).isEqualTo(golden);
        assertThat(Golden.deserialized(serializer, golden)).isEqualTo(channel);
    }

    @Test
    void theNameOfAChannel() throws IOException {
        ChannelSerializer serializer = new ChannelSerializer();
        byte[] golden = Golden.bytes("channel-name/v1/active-import.hex");

        assertThat(Golden.serialized(serializer, SampleMeter.CHANNEL)).isEqualTo(golden);
        assertThat(Golden.deserialized(serializer, golden)).isEqualTo(SampleMeter.CHANNEL);
    }

    @Test
    void theNameOfAPageOfBlocks() throws IOException {
        ChannelPageSerializer serializer = new ChannelPageSerializer();
        ChannelPage name = new ChannelPage(SampleMeter.CHANNEL, 258);
        byte[] golden = Golden.bytes("channel-page-name/v1/page-258.hex");

        assertThat(Golden.serialized(serializer, name)).isEqualTo(golden);
        assertThat(Golden.deserialized(serializer, golden)).isEqualTo(name);
    }

    @Test
    void aHash() throws IOException {
        HashSerializer serializer = new HashSerializer();
        byte[] golden = Golden.bytes("hash/v1/meter.hex");

        assertThat(Golden.serialized(serializer, SampleMeter.CHANNEL.meter())).isEqualTo(golden);
        assertThat(Golden.deserialized(serializer, golden)).isEqualTo(SampleMeter.CHANNEL.meter());
    }
}
