package io.meterproof.anchor.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.anchor.store.ContradictionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private final Health health = new Health();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicReference<Error> died = new AtomicReference<>();
    private final CountDownLatch reached = new CountDownLatch(1);

    @Test
    void aStepThatFailsIsTakenAgainAndTheTroubleEnds() throws InterruptedException {
        CountDownLatch troubledThenWell = new CountDownLatch(1);
        try (Worker worker =
                new Worker("part", () -> step(troubledThenWell), Duration.ofMillis(1), health, died::set)) {
            worker.start();
            assertThat(troubledThenWell.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(health.troubles()).isEmpty();
    }

    @Test
    void aContradictionIsNeverTriedAgain() throws InterruptedException {
        Worker worker = new Worker("part", this::contradiction, Duration.ofMillis(1), health, died::set);
        worker.start();
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        worker.close();
        assertThat(taken).hasValue(1);
        assertThat(health.troubles()).containsEntry("part", "stopped: two heads of one size");
    }

    @Test
    void aContradictionThatOneFoundStopsTheOthers() throws InterruptedException {
        CountDownLatch taking = new CountDownLatch(1);
        Worker other = new Worker("other", () -> again(taking), Duration.ofMillis(1), health, died::set);
        other.start();
        assertThat(taking.await(10, TimeUnit.SECONDS)).isTrue();
        health.contradicted("two heads of one size");
        assertThat(other.join(10, TimeUnit.SECONDS)).isTrue();
        assertThat(health.troubles()).containsEntry("other", "stopped: two heads of one size");
    }

    @Test
    void anErrorEndsTheThreadAndTheOwnerIsTold() throws InterruptedException {
        Worker worker = new Worker("part", this::outOfMemory, Duration.ofMillis(1), health, died::set);
        worker.start();
        assertThat(worker.join(10, TimeUnit.SECONDS)).isTrue();
        assertThat(died.get()).isInstanceOf(OutOfMemoryError.class);
        assertThat(health.troubles()).containsKey("part");
    }

    @Test
    void closingLetsThePresentStepEnd() throws InterruptedException {
        Worker worker = new Worker("part", this::once, Duration.ofHours(1), health, died::set);
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

    private static boolean again(CountDownLatch taking) {
        taking.countDown();
        return true;
    }

    private boolean outOfMemory() {
        throw new OutOfMemoryError("no heap");
    }

    private boolean contradiction() {
        taken.incrementAndGet();
        reached.countDown();
        throw new ContradictionException("two heads of one size");
    }

    private boolean once() {
        taken.incrementAndGet();
        reached.countDown();
        return false;
    }
}
