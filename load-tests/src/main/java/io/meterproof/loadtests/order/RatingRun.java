package io.meterproof.loadtests.order;

import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.metering.verdict.BlockVerdicts;
import io.meterproof.metering.verdict.VerdictPolicy;
import java.lang.management.ManagementFactory;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Rates account-months, rates them again at another price, and closes periods, on one thread. Signatures count as valid: the first
 * rating is everything from the received block to the booked entry but their verification.
 */
final class RatingRun {
    private static final int BATCH = 200;
    private static final String PRICE = "0.2712";

    private final BlockVerdicts verdicts =
            new BlockVerdicts((key, message, signature) -> SignatureOutcome.VALID, VerdictPolicy.DEFAULT);
    private final int closesEach;
    private long first;
    private long again;
    private long closing;
    private long closingWall;
    private long entriesFirst;
    private long entriesAgain;
    private long closes;

    /** @param closesEach how many periods, one after the other, each account closes */
    RatingRun(int closesEach) {
        this.closesEach = closesEach;
    }

    /**
     * What it took.
     *
     * @param first processor time of the first rating
     * @param again of reversing and billing all of it at another price
     * @param closing of closing periods, with the wall clock's beside it
     */
    record Took(
            Duration first,
            Duration again,
            Duration closing,
            Duration closingWall,
            long entriesFirst,
            long entriesAgain,
            long closes) {
        double ratio() {
            return (double) again.toNanos() / first.toNanos();
        }
    }

    Took run(int accounts, long seed, LongAdder progress) throws InvalidKeyException {
        for (int done = 0; done < accounts; done += BATCH) {
            List<AccountMonth> months =
                    AccountMonths.of(Math.min(BATCH, accounts - done), seed + done, MonthTariff.FLAT);
            for (AccountMonth month : months) {
                rate(month);
                progress.increment();
            }
        }
        return new Took(
                Duration.ofNanos(first),
                Duration.ofNanos(again),
                Duration.ofNanos(closing),
                Duration.ofNanos(closingWall),
                entriesFirst,
                entriesAgain,
                closes);
    }

    private void rate(AccountMonth month) {
        Delivery.Contracts repriced = AccountMonths.repriced(month, PRICE);
        PureAccount account = PureAccount.opened(month, verdicts);
        long begin = cpu();
        month.deliveries().forEach(account::take);
        long rated = cpu();
        entriesFirst += account.entries();
        first += rated - begin;
        account.take(repriced);
        long settled = cpu();
        again += settled - rated;
        entriesAgain += account.entries();
        close(account, month.close(), settled);
    }

    private void close(PureAccount account, PeriodClose period, long begin) {
        long wall = System.nanoTime();
        Instant from = period.from();
        Duration length = Duration.between(period.from(), period.to());
        for (int i = 0; i < closesEach; i++) {
            Instant to = from.plus(length);
            account.close(new PeriodClose(period.id(), period.account(), from, to, to));
            from = to;
        }
        closing += cpu() - begin;
        closingWall += System.nanoTime() - wall;
        closes += closesEach;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
