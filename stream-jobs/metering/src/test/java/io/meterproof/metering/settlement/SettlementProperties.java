package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.rating.Line;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * A seeded month of a channel is settled in the order of its intervals and in any other. What stands, and what it costs,
 * must not depend on the order; nor may any interval stand twice.
 */
class SettlementProperties {
    private static final Hash CAUSE = TreeHasher.sha256(new byte[] {9});

    @Property(tries = 60)
    void anyOrderWithDuplicatesGivesTheSameStandingAndBalances(
            @ForAll long seed, @ForAll long order, @ForAll @IntRange(min = 1, max = 8) int days) {
        ChannelMonth month = ChannelMonth.of(seed, days);

        Books inOrder = settle(month.blocks(), moving());
        Books disturbed = settle(month.disturbed(order), moving());

        assertThat(disturbed.segments()).isEqualTo(inOrder.segments());
        assertThat(disturbed.balances()).isEqualTo(inOrder.balances());
    }

    @Property(tries = 30)
    void everyIntervalStandsAtMostOnce(@ForAll long seed, @ForAll long order) {
        Books books = settle(ChannelMonth.of(seed, 4).disturbed(order), moving());

        BitSet standing = new BitSet();
        for (Usage usage : books.standing().values()) {
            int first = (int) usage.firstSequence();
            int end = first + usage.count();
            assertThat(standing.get(first, end).isEmpty()).isTrue();
            standing.set(first, end);
        }
    }

    @Property(tries = 30)
    void termsThatCameLateSettleAsIfTheyHadBeenKnown(@ForAll long seed, @ForAll long order) {
        List<AcceptedBlock> blocks = ChannelMonth.of(seed, 4).disturbed(order);
        TreeChannelStore store = new TreeChannelStore();
        Books late = new Books();
        blocks.forEach(
                block -> late.post(settlement(Terms.NONE, store).accept(block).events()));
        late.post(settlement(moving(), store).resettle(CAUSE).events());

        assertThat(late.segments()).isEqualTo(settle(blocks, moving()).segments());
    }

    @Property(tries = 30)
    void aWithdrawnBlockLeavesNoTrace(@ForAll long seed, @ForAll @IntRange(min = 0, max = 1000) int choice) {
        List<AcceptedBlock> blocks = ChannelMonth.of(seed, 4).blocks();
        AcceptedBlock withdrawn = blocks.isEmpty() ? Blocks.live(1, 1) : blocks.get(choice % blocks.size());
        TreeChannelStore store = new TreeChannelStore();
        Books books = new Books();
        blocks.forEach(
                block -> books.post(settlement(moving(), store).accept(block).events()));
        books.post(settlement(moving(), store).withdraw(key(withdrawn), CAUSE).events());

        List<AcceptedBlock> others = blocks.stream()
                .filter(block -> !block.digest().equals(withdrawn.digest()))
                .toList();
        assertThat(books.segments()).isEqualTo(settle(others, moving()).segments());
    }

    @Property(tries = 30)
    void everySegmentsLinesSumToItsQuantities(@ForAll long seed) {
        ChannelMonth month = ChannelMonth.of(seed, 3);
        Books books = settle(month.blocks(), Agreed.always("one"));

        long lines = books.standing().values().stream()
                .flatMap(usage -> usage.lines().stream())
                .mapToLong(Line::quantity)
                .sum();
        assertThat(lines).isEqualTo(Expected.quantity(month.blocks()));
    }

    private static Books settle(List<AcceptedBlock> blocks, Terms terms) {
        TreeChannelStore store = new TreeChannelStore();
        Books books = new Books();
        blocks.forEach(
                block -> books.post(settlement(terms, store).accept(block).events()));
        return books;
    }

    private static Settlement settlement(Terms terms, ChannelStore store) {
        return new Settlement(Blocks.CHANNEL, terms, Installed.UNKNOWN, store);
    }

    /** One account moves out during the second day, another in during the third, in the middle of blocks. */
    private static Terms moving() {
        Identified<Agreement> one = Agreed.agreement("one", Agreed.ALWAYS, Optional.of(Blocks.begin(130)));
        Identified<Agreement> two = Agreed.agreement("two", Blocks.begin(250), Optional.empty());
        return Agreed.terms(one, two);
    }

    private static BlockKey key(AcceptedBlock accepted) {
        return new BlockKey(accepted.block().kind(), accepted.block().firstSequence());
    }
}
