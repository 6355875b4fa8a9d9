package io.meterproof.anchor.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.tlog.InvalidProofException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private final Health health = new Health();
    private final AtomicInteger taken = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);

    @Test
    void aStepThatFailsIsTakenAgainAndTheTroubleEnds() throws InterruptedException {
        CountDownLatch troubledThenWell = new CountDownLatch(1);
        try (Worker worker = new Worker("part", () -> step(troubledThenWell), Duration.ofMillis(1), health)) {
            worker.start();
            assertThat(troubledThenWell.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(health.troubles()).isEmpty();
    }

    @Test
    void aContradictionIsNeverTriedAgain() throws InterruptedException {
        Worker worker = new Worker("part", this::contradiction, Duration.ofMillis(1), health);
        worker.start();
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        worker.close();
        assertThat(taken).hasValue(1);
        assertThat(health.troubles()).containsEntry("part", "stopped: two heads of one size");
    }

    @Test
    void closingLetsThePresentStepEnd() throws InterruptedException {
        Worker worker = new Worker("part", this::once, Duration.ofHours(1), health);
        worker.start();
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        worker.close();
        assertThat(taken).hasValue(1);
    }

    private boolean step(CountDownLatch troubledThenWell) {
        switch (taken.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("no answer");
            case 2 -> assertThat(health.troubles()).containsEntry("part", "no answer");
            default -> troubledThenWell.countDown();
        }
        return true;
    }

    private boolean contradiction() {
        taken.incrementAndGet();
        reached.countDown();
        throw new InvalidProofException("two heads of one size");
    }

    private boolean once() {
        taken.incrementAndGet();
        reached.countDown();
        return false;
    }
}
