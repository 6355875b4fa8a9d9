package io.meterproof.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.ChargingTransaction;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.OriginClass;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.metering.cycle.CycleDecisions;
import io.meterproof.metering.cycle.CycleRating;
import io.meterproof.metering.cycle.CycleUse;
import io.meterproof.metering.cycle.MeasuredUse;
import io.meterproof.metering.cycle.RuledUse;
import io.meterproof.metering.document.ConflictResolution;
import io.meterproof.metering.document.KeyCompromise;
import io.meterproof.metering.document.KeyRevocation;
import io.meterproof.metering.document.LeniencyGrant;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.ledger.Basis;
import io.meterproof.metering.ledger.CycleCharges;
import io.meterproof.metering.ledger.Usage;
import io.meterproof.metering.period.Carried;
import io.meterproof.metering.rating.Intervals;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.Quantities;
import io.meterproof.metering.rating.Rating;
import io.meterproof.metering.rating.SeriesPrices;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.When;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.metering.rule.Limit;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A session at a charging station whose key its maker certified and whose signatures lack a byte, which is tolerated. It is taken
 * back and billed anew when the key is thought to be compromised, when it is revoked, and when a conflict is resolved, and when prices are published; the tariff
 * charges whole months.
 */
public final class TestStation {
    private static final String SERIAL = "station";
    private static final Hash METER = TestRegistry.meter(SERIAL);
    private static final TestEcKey KEY = new TestEcKey(SERIAL, "secp256k1");
    private static final Instant BEGIN = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant TO = Instant.parse("2026-04-01T00:00:00Z");
    private static final Intervals USED = new Intervals(new long[] {2_500}, 0, 1, BEGIN.getEpochSecond(), 3600);

    private static final Tariff TARIFF = new Tariff(
            TestRegistry.TARIFF.id(),
            "EUR",
            ZoneId.of("Etc/UTC"),
            TestRegistry.ALWAYS.from(),
            Optional.empty(),
            "half-up",
            List.of(new MonthlyCharge("network", new BigDecimal("4.333333"))));

    private static final List<AccountRule> RULES = List.of(
            new AccountRule(
                    "Only at work",
                    TestRegistry.ALWAYS.from(),
                    Optional.empty(),
                    new Limit.OfPlaces(Set.of(TestRegistry.WORK))),
            new AccountRule(
                    "1 kWh a day",
                    TestRegistry.ALWAYS.from(),
                    Optional.empty(),
                    new Limit.OfAmount(1_000, Limit.Span.DAY)),
            new AccountRule("Only on Mondays", TestRegistry.ALWAYS.from(), Optional.empty(), mondays()));
    private static final SignedDocument AUTHORISATION = TestRegistry.authorisation(RULES);

    private static final String KEY_OF_TERMS = TestRegistry.TOKEN + " authorisation-1";

    private static final int NUMBER = number();
    private static final long FIRST = 2 * NUMBER + 1;
    private static final BlockEvidence SESSION = session();

    private TestStation() {}

    public static byte[] bytes() {
        return bytes(decisions());
    }

    /** The bundle with these lines as what the rules of the authorisation say. */
    public static byte[] bytes(List<Line> decisions) {
        SignedDocument compromise =
                TestRegistry.approved(new KeyCompromise(METER, key(), BEGIN, "stolen", 0, List.of()));
        SignedDocument revocation = TestRegistry.approved(new KeyRevocation(METER, key(), TO, "replaced"));
        SignedDocument resolution = TestRegistry.approved(new ConflictResolution(
                METER, ObisCode.ACTIVE_IMPORT, BlockKind.CHARGING, FIRST, SESSION.digest(), "seen"));
        SignedDocument prices =
                TestRegistry.published(new PublishedPrices("spot", BEGIN, BEGIN, 3600, List.of(BigDecimal.ONE)));
        TestLedger ledger = new TestLedger().bill(usage(), BEGIN);
        for (SignedDocument cause : List.of(compromise, revocation, resolution, prices)) {
            long billed = ledger.entries().size();
            ledger.reverse(billed, cause.hash(), TO).bill(usage(), OptionalLong.of(billed + 1), TO);
        }
        ledger.chargeCycle(march(decisions), OptionalLong.empty(), TO).close(TestRegistry.FROM, TO, List.of());
        List<SignedDocument> documents = Stream.of(
                        compromise,
                        revocation,
                        resolution,
                        prices,
                        leniency(),
                        enrolment(),
                        TestRegistry.account(),
                        TestRegistry.usagePoint(TestRegistry.WORK, "work"),
                        TestRegistry.installation(SERIAL, TestRegistry.WORK),
                        AUTHORISATION,
                        TestRegistry.tariffDocument(TARIFF),
                        TestRegistry.close("march", TestRegistry.FROM, TO))
                .toList();
        return BundleCodec.encode(TestBundles.of(Evidence.select(
                TestRegistry.ACCOUNT, ledger.entries(), List.of(SESSION), documents, TestRegistry.keys())));
    }

    /** The session is not on a Monday. */
    public static List<Line> decisions() {
        MeasuredUse used = new MeasuredUse(
                TestRegistry.WORK,
                AUTHORISATION.hash(),
                TestRegistry.tariffDocument(TARIFF).hash(),
                MeasurementUnit.KILOWATT_HOUR,
                USED,
                List.of());
        return CycleDecisions.lines(
                KEY_OF_TERMS,
                RULES,
                TARIFF,
                MeasurementUnit.KILOWATT_HOUR,
                List.of(new RuledUse(used, KEY_OF_TERMS, RULES)),
                TestRegistry.FROM,
                TO);
    }

    private static CycleCharges march(List<Line> decisions) {
        CycleUse use = new CycleUse(MeasurementUnit.KILOWATT_HOUR, Quantities.of(USED), Quantities.NONE, List.of());
        List<Line> lines =
                new ArrayList<>(CycleRating.rate(List.of(TARIFF), TestRegistry.FROM, TO, use, Carried.NOTHING)
                        .lines());
        lines.addAll(decisions);
        return new CycleCharges(
                AUTHORISATION.hash(),
                Optional.empty(),
                "ev-charging",
                TestRegistry.FROM,
                TO,
                List.of(TestRegistry.tariffDocument(TARIFF).hash()),
                lines);
    }

    private static Usage usage() {
        return new Usage(
                TestRegistry.ACCOUNT,
                "EUR",
                TestRegistry.WORK,
                "ev-charging",
                AUTHORISATION.hash(),
                TestRegistry.tariffDocument(TARIFF).hash(),
                MeasurementUnit.KILOWATT_HOUR,
                new Basis.OfBlock(SESSION.digest()),
                FIRST,
                2,
                Rating.asRead(TARIFF, ObisCode.ACTIVE_IMPORT, MeasurementUnit.KILOWATT_HOUR, USED, SeriesPrices.NONE));
    }

    private static Limit mondays() {
        return new Limit.OfHours(When.of(new TimeWindow(List.of(), Set.of(DayOfWeek.MONDAY), false, Optional.empty())));
    }

    private static SignedDocument enrolment() {
        MeterEnrolment enrolment = new MeterEnrolment(
                "Maker",
                SERIAL,
                METER,
                SignatureAlgorithm.ECDSA,
                HexFormat.of().formatHex(KEY.info()),
                key(),
                TestRegistry.ALWAYS,
                new Voucher.Certificate(List.of(TestCertificates.device(KEY.info()))));
        return TestRegistry.approved(enrolment);
    }

    private static SignedDocument leniency() {
        return TestRegistry.approved(
                new LeniencyGrant(METER, Leniency.MISSING_DER_SIGN_BYTE, TestRegistry.ALWAYS, "firmware 1"));
    }

    private static Hash key() {
        return Identities.key(SignatureAlgorithm.ECDSA, KEY.info());
    }

    /** Of numbered sessions the first whose r has its highest bit set and whose s has not. */
    private static int number() {
        return IntStream.range(1, 100)
                .filter(number -> {
                    byte[] der = KEY.sign(payload(number).getBytes(UTF_8));
                    return der[3] == 33 && der[3 + 33 + 2] == 32;
                })
                .findFirst()
                .orElseThrow();
    }

    /** Without the zero byte before r. */
    private static BlockEvidence session() {
        byte[] der = KEY.sign(payload(NUMBER).getBytes(UTF_8));
        byte[] shorter = new byte[der.length - 1];
        System.arraycopy(der, 0, shorter, 0, 4);
        System.arraycopy(der, 5, shorter, 4, der.length - 5);
        shorter[1]--;
        shorter[3]--;
        String record = "OCMF|" + payload(NUMBER) + "|{\"SA\":\"ECDSA-secp256k1-SHA256\",\"SD\":\""
                + HexFormat.of().formatHex(shorter) + "\"}";
        return new BlockEvidence(
                TestRegistry.WORK,
                OriginClass.METER_SIGNED,
                "ocmf",
                Optional.of(key()),
                Optional.of(leniency().hash()),
                record.getBytes(UTF_8),
                new byte[0],
                new byte[0],
                Optional.of(new ChargingTransaction("T" + NUMBER, TestRegistry.TOKEN)));
    }

    private static String payload(int number) {
        return "{\"FV\":\"1.4\",\"PG\":\"T" + number + "\",\"MV\":\"Maker\",\"MS\":\"" + SERIAL
                + "\",\"IS\":true,\"ID\":\"" + TestRegistry.TOKEN + "\",\"RD\":["
                + "{\"TM\":\"2026-03-03T12:00:00,000+0000 S\",\"TX\":\"B\",\"RV\":10.25,\"RI\":\"1-b:1.8.0\",\"RU\":\"kWh\",\"ST\":\"G\"},"
                + "{\"TM\":\"2026-03-03T13:00:00,000+0000 S\",\"TX\":\"E\",\"RV\":12.75}]}";
    }
}
