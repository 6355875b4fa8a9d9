package io.meterproof.bundle;

import io.meterproof.formats.block.SignedBlock;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.Parent;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.settlement.Deductions;
import io.meterproof.metering.settlement.Installed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The usage points of a landlord's house with two sub-metered flats; the second stands beneath an annex from the third day on. */
public final class TestFlats {
    public static final String FLAT = "flat-1";
    public static final String MOVED = "flat-2";
    static final SignedDocument FLAT_BENEATH = beneath(FLAT);
    private static final Instant THIRD_DAY = TestRegistry.FROM.plus(Duration.ofDays(2));
    private static final SignedDocument BENEATH = beneath(MOVED);
    private static final SignedDocument ELSEWHERE = described(
            MOVED,
            Commodity.ELECTRICITY,
            beneath(Optional.of(THIRD_DAY)),
            new Parent("annex", new Effective(THIRD_DAY, Optional.empty())));

    private TestFlats() {}

    /**
     * What is published about house and flats.
     *
     * @param flat the description of the first flat
     */
    static List<SignedDocument> documents(SignedDocument flat) {
        List<SignedDocument> documents =
                new ArrayList<>(List.of(TestRegistry.usagePoint(TestRegistry.HOME, "house"), flat, BENEATH, ELSEWHERE));
        for (String usagePoint : List.of(TestRegistry.HOME, FLAT, MOVED)) {
            documents.add(TestRegistry.enrolment(serial(usagePoint)));
            documents.add(installation(usagePoint));
        }
        return documents;
    }

    /** A description that puts a flat beneath the house. */
    public static SignedDocument beneath(String flat) {
        return described(flat, Commodity.ELECTRICITY, beneath(Optional.empty()));
    }

    public static SignedDocument described(String id, Commodity commodity, Parent... parents) {
        return TestRegistry.described(
                new UsagePoint(id, "house", "At house", commodity, ZoneId.of("Etc/UTC"), "51.5", "-0.12")
                        .beneath(List.of(parents)));
    }

    /** What the house deducts of a flat. */
    static Deductions deductions(String flat) {
        return new Deductions(
                TestRegistry.HOME,
                flat.equals(FLAT)
                        ? List.of(identified(FLAT_BENEATH))
                        : List.of(identified(BENEATH), identified(ELSEWHERE)));
    }

    /** The meter of a usage point, as it is installed. */
    static Installed installed(String usagePoint) {
        MeterInstallation installation =
                new MeterInstallation(TestRegistry.meter(serial(usagePoint)), usagePoint, TestRegistry.ALWAYS, 0);
        return Installed.of(List.of(new Identified<>(installation(usagePoint).hash(), installation)));
    }

    /** Where the meter of a block stands. */
    static String usagePoint(SignedBlock day) {
        return List.of(TestRegistry.HOME, FLAT, MOVED).stream()
                .filter(each ->
                        TestRegistry.meter(serial(each)).equals(day.block().meter()))
                .findFirst()
                .orElseThrow();
    }

    /** The serial number of the meter that stands at a usage point. */
    static String serial(String usagePoint) {
        return usagePoint.equals(TestRegistry.HOME) ? "home-meter" : usagePoint;
    }

    private static SignedDocument installation(String usagePoint) {
        return TestRegistry.installation(serial(usagePoint), usagePoint);
    }

    private static Parent beneath(Optional<Instant> to) {
        return new Parent(TestRegistry.HOME, new Effective(TestRegistry.ALWAYS.from(), to));
    }

    private static Identified<UsagePoint> identified(SignedDocument document) {
        return new Identified<>(document.hash(), (UsagePoint) DocumentCodec.decode(document.json()));
    }
}
