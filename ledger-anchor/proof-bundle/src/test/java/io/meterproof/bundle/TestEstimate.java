package io.meterproof.bundle;

import io.meterproof.formats.block.BlockBuilder;
import io.meterproof.formats.block.Channel;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.document.ReadingEstimate;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.tlog.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The meter at home falls silent after a day of each of two weeks: the next such day is estimated, one interval of it by an edit. */
public final class TestEstimate {
    private static final Duration QUARTER = Duration.ofHours(6);
    private static final Instant BOOKED = Instant.parse("2026-03-20T00:00:00Z");

    public static final SignedBlock FIRST = seal(1, "2026-03-01T00:00:00Z", 1_000, 1_000, 900, 1_100);
    public static final SignedBlock SECOND = seal(29, "2026-03-08T00:00:00Z", 500, 501, 499, 500);
    /** In place of the second interval of the second day. */
    public static final SignedDocument EDIT = edit("home-meter");

    public static final SignedDocument ORDER = order("home-meter", "2026-03-16T00:00:00Z");

    private TestEstimate() {}

    /** A bundle of it as it is written. */
    public static byte[] bytes() {
        return bytes(estimate(List.of(1, 2), 750, 800, 700, 800), ORDER, EDIT);
    }

    /** A bundle with another estimate. */
    public static byte[] bytes(Usage estimate, SignedDocument... documents) {
        TestLedger ledger = new TestLedger()
                .bill(TestBundles.home(FIRST, 1, 4), BOOKED)
                .bill(TestBundles.home(SECOND, 29, 1), BOOKED)
                .bill(edited(), BOOKED)
                .bill(TestBundles.home(SECOND, 31, 2), BOOKED)
                .bill(estimate, BOOKED)
                .close(TestRegistry.FROM, TestRegistry.TO, List.of(TestBundles.TERMS.get(0)));
        return TestBundles.bytes(
                ledger,
                List.of(
                        TestBundles.evidence(FIRST, TestRegistry.HOME),
                        TestBundles.evidence(SECOND, TestRegistry.HOME)),
                documents);
    }

    /** The day of the third week, by some weeks before. */
    public static Usage estimate(List<Integer> weeks, long... quantities) {
        return estimate(ORDER, weeks, List.of(FIRST, SECOND), quantities);
    }

    /** The same by another edit. */
    public static Usage estimate(SignedDocument edit, long... quantities) {
        return estimate(ORDER, edit, List.of(1, 2), List.of(FIRST, SECOND), quantities);
    }

    /** The same by other blocks, or another order. */
    public static Usage estimate(
            SignedDocument order, List<Integer> weeks, List<SignedBlock> history, long... quantities) {
        return estimate(order, EDIT, weeks, history, quantities);
    }

    private static Usage estimate(
            SignedDocument order,
            SignedDocument edit,
            List<Integer> weeks,
            List<SignedBlock> history,
            long... quantities) {
        List<Hash> blocks = history.stream().map(SignedBlock::digest).sorted().toList();
        Basis basis = new Basis.OfLikeDay(SECOND.digest(), order.hash(), weeks, blocks, List.of(edit.hash()));
        return TestBundles.usage(basis, 57, "2026-03-15T00:00:00Z", quantities);
    }

    /** What two people say of the interval at a meter. */
    public static SignedDocument edit(String meter) {
        return TestRegistry.approved(new ReadingEdit(
                TestRegistry.meter(meter),
                ObisCode.ACTIVE_IMPORT,
                30,
                Instant.parse("2026-03-08T06:00:00Z"),
                (int) QUARTER.toSeconds(),
                List.of(600L),
                BOOKED,
                "A. Clerk",
                "read off the display"));
    }

    /** An order about a meter's channel until an instant. */
    public static SignedDocument order(String meter, String to) {
        ReadingEstimate estimate = new ReadingEstimate(
                TestRegistry.meter(meter),
                ObisCode.ACTIVE_IMPORT,
                Instant.parse(to),
                BOOKED,
                "A. Clerk",
                "the meter is silent");
        return DocumentSigner.sign(
                estimate, new TestKeys("operator-1").as(Role.OPERATOR), new TestKeys("operator-2").as(Role.OPERATOR));
    }

    private static Usage edited() {
        return TestBundles.usage(
                new Basis.OfEdit(SECOND.digest(), EDIT.hash(), List.of()), 30, "2026-03-08T06:00:00Z", 600);
    }

    private static SignedBlock seal(long first, String start, long... values) {
        return BlockBuilder.seal(new Channel(TestRegistry.meter("home-meter"), ObisCode.ACTIVE_IMPORT), Hash.ZERO)
                .firstSequence(first)
                .start(Instant.parse(start))
                .interval(QUARTER)
                .values(values)
                .closingRegister(first * 1_000 + Arrays.stream(values).sum())
                .sign(new TestKeys("home-meter").signer(), new byte[32]);
    }
}
