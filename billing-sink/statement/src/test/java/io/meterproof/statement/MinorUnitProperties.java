package io.meterproof.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

final class MinorUnitProperties {
    private static final long CENT = 10_000;

    @Property
    void coinsSumToTheTotalAndEachIsLessThanACoinFromItsExactAmount(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = -1_000_000_000, max = 1_000_000_000) Long> exact) {
        long sum = exact.stream().mapToLong(Long::longValue).sum();
        long total = Math.floorDiv(sum + CENT / 2, CENT) * CENT;

        List<Long> coins = MinorUnit.of("EUR").allocate(exact, total);

        assertThat(coins.stream().mapToLong(Long::longValue).sum()).isEqualTo(total);
        for (int i = 0; i < coins.size(); i++) {
            assertThat(Math.abs(coins.get(i) - exact.get(i))).isLessThanOrEqualTo(CENT);
            assertThat(coins.get(i) % CENT).isZero();
        }
    }
}
