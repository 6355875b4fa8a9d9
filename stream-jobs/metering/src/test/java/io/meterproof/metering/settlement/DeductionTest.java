package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a sub-meter counts is taken off the use of the usage point that it stands beneath, by the same rules. */
class DeductionTest {
    private static final Hash CAUSE = TreeHasher.sha256(new byte[] {9});

    private final TreeChannelStore store = new TreeChannelStore();
    private final Books landlord = new Books();
    private final Books tenant = new Books();

    @Test
    void aDeductionIsTheUseOfTheSubMeterWithTheOtherSign() {
        accept(Blocks.seal(1, 96, 1), Beneath.always());
        tenant.post(new Settlement(Blocks.CHANNEL, Agreed.always("tenant"), Installed.UNKNOWN, new TreeChannelStore())
                .accept(Blocks.seal(1, 96, 1))
                .events());

        Usage deducted = standing().iterator().next();
        assertThat(landlord.quantity()).isEqualTo(-tenant.quantity()).isNegative();
        assertThat(landlord.balances().get("landlord"))
                .isEqualTo(-tenant.balances().get("tenant"));
        assertThat(deducted.usagePoint()).isEqualTo(Beneath.HOUSE);
        assertThat(deducted.meteredAt()).isEqualTo(Blocks.USAGE_POINT);
        assertThat(deducted.deduction().orElseThrow().document())
                .isEqualTo(Beneath.always().hash());
    }

    @Test
    void whatComesLateIsDeductedLate() {
        accept(Blocks.seal(97, 96, 1), Beneath.always());
        accept(Blocks.seal(1, 96, 2), Beneath.always());

        assertThat(landlord.quantity()).isEqualTo(-used(1, 193));
    }

    @Test
    void aGapBetweenRegistersIsDeductedAsEstimated() {
        accept(Blocks.live(1, 1), Beneath.always());
        accept(Blocks.live(9, 2), Beneath.always());

        assertThat(landlord.quantity()).isEqualTo(-used(1, 10));
    }

    @Test
    void aCorrectionTakesTheDeductionBackAndDeductsAnew() {
        accept(Blocks.live(1, 1), Beneath.always());
        List<SettlementEvent> events = settlement(Beneath.always())
                .accept(CountedBlock.of(Blocks.block(BlockKind.SEAL, 1, 2, Blocks.truth(1) + 5)))
                .events();

        assertThat(events).hasSize(2);
        assertThat(((SettlementEvent.Bill) events.get(1)).replaces())
                .contains(events.get(0).usageId());
        landlord.post(events);
        assertThat(landlord.quantity()).isEqualTo(-Blocks.truth(1) - 5);
    }

    @Test
    void aMovedSubMeterIsDeductedWhereItStoodAtTheBeginOfEachInterval() {
        Identified<UsagePoint> moved = Beneath.document(
                Beneath.of(Beneath.HOUSE, Agreed.ALWAYS, Optional.of(Blocks.begin(49))),
                Beneath.of("annex", Blocks.begin(49), Optional.empty()));
        accept(Blocks.seal(1, 96, 1), moved);
        Books annex = new Books();
        annex.post(new Settlement(
                        Blocks.CHANNEL,
                        Beneath.at("annex", Agreed.always("annex"), moved),
                        Installed.UNKNOWN,
                        new TreeChannelStore())
                .accept(CountedBlock.of(Blocks.seal(1, 96, 1)))
                .events());

        assertThat(landlord.quantity()).isEqualTo(-used(1, 49));
        assertThat(annex.quantity()).isEqualTo(-used(49, 97));
    }

    @Test
    void aDocumentThatOnlyEndsTheStayLeavesWhatItStillCoversAsItIs() {
        Identified<UsagePoint> ended =
                Beneath.document(Beneath.of(Beneath.HOUSE, Agreed.ALWAYS, Optional.of(Blocks.begin(97))));
        accept(Blocks.seal(1, 96, 1), Beneath.always());
        accept(Blocks.seal(97, 96, 2), Beneath.always());

        List<SettlementEvent> events =
                settlement(Beneath.always(), ended).resettle(CAUSE).events();

        assertThat(events).singleElement().isInstanceOf(SettlementEvent.Reverse.class);
        landlord.post(events);
        assertThat(landlord.quantity()).isEqualTo(-used(1, 97));
    }

    @Test
    void whatIsNoLongerBeneathIsGivenBack() {
        accept(Blocks.seal(1, 96, 1), Beneath.always());
        landlord.post(
                settlement(Beneath.always(), Beneath.document()).resettle(CAUSE).events());

        assertThat(landlord.standing()).isEmpty();
        assertThat(landlord.balances()).containsEntry("landlord", 0L);
    }

    @Test
    void whereNobodyPaysAboveItWaitsAboveAndSettlesWithTheAgreement() {
        Terms nobody = Beneath.at(Beneath.HOUSE, AgreedTerms.NONE, Beneath.always());
        Settlement waiting = new Settlement(Blocks.CHANNEL, nobody, Installed.UNKNOWN, store);

        waiting.accept(CountedBlock.of(Blocks.seal(1, 96, 1)));
        assertThat(store.head().orElseThrow().waiting()).isEqualTo(96);

        landlord.post(settlement(Beneath.always()).resettle(CAUSE).events());
        assertThat(store.head().orElseThrow().waiting()).isZero();
        assertThat(landlord.quantity()).isEqualTo(-used(1, 97));
    }

    @Test
    void whatIsNotBeneathAnyMoreWaitsForNobody() {
        Terms nobody = Beneath.at(Beneath.HOUSE, AgreedTerms.NONE, Beneath.document());
        new Settlement(Blocks.CHANNEL, nobody, Installed.UNKNOWN, store).accept(CountedBlock.of(Blocks.seal(1, 96, 1)));

        assertThat(store.head().orElseThrow().waiting()).isZero();
    }

    @Test
    void whatIsKeptWhereTheMeterStandsIsDeductedWhenItsParentIsNamedLate() {
        TreeChannelStore own = new TreeChannelStore();
        Settlement there = new Settlement(Blocks.CHANNEL, Agreed.always("tenant"), Installed.UNKNOWN, own);
        there.accept(Blocks.seal(1, 96, 1));
        there.accept(Blocks.live(97, 2));
        there.accept(Blocks.live(99, 3));

        CountedBlock.kept(Blocks.CHANNEL, own)
                .forEach(block -> landlord.post(settlement(Beneath.always())
                        .accept(CountedBlock.decode(block.encode()))
                        .events()));

        assertThat(landlord.quantity()).isEqualTo(-used(1, 100));
    }

    @Test
    void aDeductionOnItsWayToItsAccountAndInTheStateComesBackAsItWas() {
        List<SettlementEvent> events = settlement(Beneath.always())
                .accept(CountedBlock.of(Blocks.seal(1, 96, 1)))
                .events();
        landlord.post(events);
        ActualBlock kept = store.block(new BlockKey(BlockKind.SEAL, 1)).orElseThrow();

        Correction correction = new Correction(events);
        assertThat(CorrectionCodec.decode(CorrectionCodec.encode(correction)).events())
                .extracting(SettlementEvent::usage)
                .isEqualTo(events.stream().map(SettlementEvent::usage).toList());
        assertThat(ActualBlockCodec.decode(ActualBlockCodec.encode(kept)).standing())
                .extracting(Segment::usage)
                .containsExactlyElementsOf(standing());
    }

    private void accept(AcceptedBlock block, Identified<UsagePoint> document) {
        landlord.post(settlement(document).accept(CountedBlock.of(block)).events());
    }

    @SafeVarargs
    private Settlement settlement(Identified<UsagePoint>... published) {
        Terms terms = Beneath.at(Beneath.HOUSE, Agreed.always("landlord"), published);
        return new Settlement(Blocks.CHANNEL, terms, Installed.UNKNOWN, store);
    }

    private Collection<Usage> standing() {
        return landlord.standing().values();
    }

    private static long used(long from, long to) {
        return Blocks.register(to) - Blocks.register(from);
    }
}
