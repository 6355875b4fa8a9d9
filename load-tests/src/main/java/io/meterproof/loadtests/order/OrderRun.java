package io.meterproof.loadtests.order;

import io.meterproof.metering.verdict.BlockVerdicts;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/** Delivers the same months in an order for each seed, and compares with the order in which everything came about. */
final class OrderRun {
    private final List<AccountMonth> months;
    private final BlockVerdicts verdicts;
    private final List<Settled> expected;

    OrderRun(List<AccountMonth> months, BlockVerdicts verdicts) {
        this.months = List.copyOf(months);
        this.verdicts = verdicts;
        this.expected = this.months.stream()
                .map(month -> PureAccount.settle(month, month.deliveries(), verdicts))
                .toList();
    }

    /**
     * Runs seeds side by side.
     *
     * @param progress is told of each seed that is done
     * @return what came to something else, one line for each; empty as it must be
     */
    List<String> run(long firstSeed, long seeds, LongAdder progress) {
        return LongStream.range(firstSeed, firstSeed + seeds)
                .parallel()
                .boxed()
                .flatMap(seed -> {
                    List<String> different = run(seed);
                    progress.increment();
                    return different.stream();
                })
                .toList();
    }

    private List<String> run(long seed) {
        Random random = new Random(seed);
        return LongStream.range(0, months.size())
                .mapToObj(number -> compare((int) number, seed, random))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private String compare(int number, long seed, Random random) {
        AccountMonth month = months.get(number);
        Settled settled = PureAccount.settle(month, month.disturbed(random), verdicts);
        return settled.equals(expected.get(number))
                ? ""
                : month.account() + " with seed " + seed + ": " + settled + ", in order " + expected.get(number);
    }
}
