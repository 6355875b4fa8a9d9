package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.Block;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A usage says whether it was fed in rather than taken. */
class ExportedUsageTest {
    private static final Channel ROOF = new Channel(Blocks.CHANNEL.meter(), ObisCode.ACTIVE_EXPORT);
    private final TreeChannelStore store = new TreeChannelStore();

    @Test
    void whatIsFedInIsExportedAndWhatIsTakenIsNot() {
        assertThat(fedIn().usage().exported()).isTrue();

        Settlement taken =
                new Settlement(Blocks.CHANNEL, Agreed.always("one"), Installed.UNKNOWN, new TreeChannelStore());
        assertThat(bill(taken.accept(Blocks.seal(1, 4, 1_000))).usage().exported())
                .isFalse();
    }

    @Test
    void stateAndEventsKeepIt() {
        SettlementEvent.Bill bill = fedIn();
        ActualBlock kept = store.block(new BlockKey(BlockKind.SEAL, 1)).orElseThrow();

        Correction sent = Correction.of(List.of(bill)).get(0);
        assertThat(CorrectionCodec.decode(CorrectionCodec.encode(sent))).isEqualTo(sent);
        assertThat(ActualBlockCodec.decode(ActualBlockCodec.encode(kept)).standing())
                .singleElement()
                .satisfies(segment -> assertThat(segment.usage().exported()).isTrue());
    }

    private SettlementEvent.Bill fedIn() {
        return bill(new Settlement(ROOF, terms(), Installed.UNKNOWN, store).accept(roof(Blocks.seal(1, 4, 1_000))));
    }

    private static SettlementEvent.Bill bill(SettlementOutcome outcome) {
        return (SettlementEvent.Bill) outcome.events().get(0);
    }

    private static Terms terms() {
        Agreement agreement = new Agreement(
                "roof",
                "one",
                Blocks.USAGE_POINT,
                ObisCode.ACTIVE_EXPORT,
                "solar",
                "tariff-1",
                new Effective(Agreed.ALWAYS, Optional.empty()));
        return Agreed.terms(new Identified<>(Agreed.hash("roof"), agreement));
    }

    private static AcceptedBlock roof(AcceptedBlock home) {
        Block block = home.block();
        Block fedIn = new Block(
                block.kind(),
                block.algorithm(),
                block.meter(),
                block.key(),
                ObisCode.ACTIVE_EXPORT,
                block.unit(),
                block.mode(),
                block.firstSequence(),
                block.start(),
                block.interval(),
                block.count(),
                block.closingRegister(),
                block.seal(),
                block.root());
        return new AcceptedBlock(
                fedIn,
                home.readings(),
                home.digest(),
                home.usagePoint(),
                home.arrival(),
                home.origin(),
                home.charging(),
                home.clockProven());
    }
}
