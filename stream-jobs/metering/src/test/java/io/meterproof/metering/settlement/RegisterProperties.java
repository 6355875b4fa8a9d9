package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Registers that roll over, are reset or are simply wrong: the order of arrival decides nothing, and no quantity is made up. */
class RegisterProperties {
    private static final Hash CAUSE = Agreed.hash("cause");

    @Property(tries = 80)
    void anyOrderOfDoubtfulBlocksGivesTheSameStanding(@ForAll long seed, @ForAll long order) {
        DoubtfulMonth month = DoubtfulMonth.of(seed);

        Books inOrder = settle(month.blocks(), month.installed());
        Books disturbed = settle(month.disturbed(order), month.installed());

        assertThat(disturbed.segments()).isEqualTo(inOrder.segments());
        assertThat(disturbed.balances()).isEqualTo(inOrder.balances());
    }

    @Property(tries = 80)
    void papersThatCameLateSettleAsIfTheyHadBeenKnown(
            @ForAll long seed, @ForAll long order, @ForAll @IntRange(max = 60) int late) {
        DoubtfulMonth month = DoubtfulMonth.of(seed);
        List<AcceptedBlock> blocks = month.disturbed(order);
        TreeChannelStore store = new TreeChannelStore();
        Books books = new Books();
        for (int i = 0; i < blocks.size(); i++) {
            if (i == late) {
                books.post(settlement(month.installed(), store).reinstall(CAUSE).events());
            }
            Installed known = i < late ? Papers.installed(Papers.from(1)) : month.installed();
            books.post(settlement(known, store).accept(blocks.get(i)).events());
        }
        books.post(settlement(month.installed(), store).reinstall(CAUSE).events());

        assertThat(books.segments()).isEqualTo(settle(blocks, month.installed()).segments());
    }

    @Property(tries = 80)
    void noQuantityIsNegativeOrGiant(@ForAll long seed, @ForAll long order) {
        DoubtfulMonth month = DoubtfulMonth.of(seed);

        Books books = settle(month.disturbed(order), month.installed());

        assertThat(books.standing().values())
                .flatMap(usage -> usage.lines())
                .allSatisfy(line -> assertThat(line.quantity()).isBetween(0L, month.mostInAll()));
    }

    @Property(tries = 40)
    void aWithdrawnDoubtfulBlockLeavesNoTrace(@ForAll long seed, @ForAll @IntRange(max = 1000) int choice) {
        DoubtfulMonth month = DoubtfulMonth.of(seed);
        AcceptedBlock withdrawn = month.blocks().get(choice % month.blocks().size());
        TreeChannelStore store = new TreeChannelStore();
        Books books = new Books();
        Settlement settlement = settlement(month.installed(), store);
        month.blocks().forEach(block -> books.post(settlement.accept(block).events()));
        BlockKey key = new BlockKey(withdrawn.block().kind(), withdrawn.block().firstSequence());
        books.post(settlement.withdraw(key, CAUSE).events());

        List<AcceptedBlock> others = month.blocks().stream()
                .filter(block -> !block.digest().equals(withdrawn.digest()))
                .toList();
        assertThat(books.segments()).isEqualTo(settle(others, month.installed()).segments());
    }

    @Property
    void multipliedQuantitiesSumToTheMultipliedRegisterHoweverTheyAreCut(
            @ForAll long seed, @ForAll @LongRange(min = 1, max = 99_999_999) long millionths) {
        BigDecimal multiplier = BigDecimal.valueOf(millionths, 6);
        Random random = new Random(seed);
        long[] values = random.longs(60, 0, 2_000).toArray();
        long opening = random.nextInt(1_000_000);
        int cut = random.nextInt(values.length);
        long middle = opening + Arrays.stream(values, 0, cut).sum();

        long whole = sum(MeteredQuantities.of(multiplier, opening, values));
        long first = sum(MeteredQuantities.of(multiplier, opening, Arrays.copyOf(values, cut)));
        long second = sum(MeteredQuantities.of(multiplier, middle, Arrays.copyOfRange(values, cut, values.length)));

        assertThat(first + second).isEqualTo(whole);
        BigDecimal exact =
                multiplier.multiply(BigDecimal.valueOf(Arrays.stream(values).sum()));
        assertThat(exact.subtract(BigDecimal.valueOf(whole)).abs()).isLessThanOrEqualTo(BigDecimal.ONE);
    }

    private static long sum(long... quantities) {
        return Arrays.stream(quantities).sum();
    }

    private static Books settle(List<AcceptedBlock> blocks, Installed installed) {
        TreeChannelStore store = new TreeChannelStore();
        Books books = new Books();
        blocks.forEach(
                block -> books.post(settlement(installed, store).accept(block).events()));
        return books;
    }

    private static Settlement settlement(Installed installed, ChannelStore store) {
        return new Settlement(Blocks.CHANNEL, Agreed.always("one"), installed, store);
    }
}
