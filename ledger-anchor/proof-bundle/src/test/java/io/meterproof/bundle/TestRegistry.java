package io.meterproof.bundle;

import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.FeeOrder;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.MeterEvent;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.StatementApproval;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.document.Voucher;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The documents of one household with a home meter and a token for a charger at work. */
public final class TestRegistry {
    public static final String ACCOUNT = "account-1";
    public static final String HOME = "point-home";
    public static final String WORK = "point-work";
    public static final String TOKEN = "token-1";
    public static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    public static final Instant TO = Instant.parse("2026-03-04T00:00:00Z");
    public static final Tariff TARIFF = tariff();
    public static final Effective ALWAYS = new Effective(Instant.parse("2026-01-01T00:00:00Z"), Optional.empty());
    private static final ZoneId ZONE = ZoneId.of("Etc/UTC");

    private TestRegistry() {}

    public static Hash meter(String serial) {
        return Identities.meter("Maker", serial);
    }

    public static SignedDocument enrolment(String serial) {
        TestKeys key = new TestKeys(serial);
        return enrolment(serial, key.raw(), key.signer());
    }

    public static SignedDocument enrolment(String serial, byte[] publicKey, BlockSigner signer) {
        return DocumentSigner.sign(
                new MeterEnrolment(
                        "Maker",
                        serial,
                        meter(serial),
                        signer.algorithm(),
                        HexFormat.of().formatHex(publicKey),
                        signer.key(),
                        ALWAYS,
                        new Voucher.Maker()),
                new DocumentSigner(Role.METER, signer),
                by(Role.MAKER),
                new TestKeys("operator-1").as(Role.OPERATOR),
                new TestKeys("operator-2").as(Role.OPERATOR));
    }

    public static SignedDocument installation(String serial, String usagePoint) {
        return installation(serial, usagePoint, ALWAYS);
    }

    public static SignedDocument installation(String serial, String usagePoint, Effective effective) {
        return signed(Role.REGISTRAR, new MeterInstallation(meter(serial), usagePoint, effective, 0));
    }

    public static SignedDocument filed(MeterEvent event) {
        return signed(Role.REGISTRAR, event);
    }

    public static SignedDocument published(CalorificValues values) {
        return signed(Role.REGISTRAR, values);
    }

    public static SignedDocument published(PublishedPrices prices) {
        return signed(Role.TARIFF, prices);
    }

    public static SignedDocument approved(Document document) {
        return DocumentSigner.sign(
                document, new TestKeys("operator-1").as(Role.OPERATOR), new TestKeys("operator-2").as(Role.OPERATOR));
    }

    public static SignedDocument usagePoint(String id, String place) {
        return usagePoint(id, place, Commodity.ELECTRICITY);
    }

    public static SignedDocument usagePoint(String id, String place, Commodity commodity) {
        return signed(Role.REGISTRAR, new UsagePoint(id, place, "At " + place, commodity, ZONE, "51.5", "-0.12"));
    }

    public static SignedDocument described(UsagePoint usagePoint) {
        return signed(Role.REGISTRAR, usagePoint);
    }

    public static SignedDocument account() {
        return signed(Role.REGISTRAR, new Account(ACCOUNT, "A household", "EUR", Payment.PREPAID, 48));
    }

    public static SignedDocument agreement() {
        return agreement("agreement-1", ALWAYS);
    }

    public static SignedDocument agreement(String id, Effective effective) {
        return agreement(id, HOME, "home", effective);
    }

    public static SignedDocument agreement(String id, String usagePoint, String endUse, Effective effective) {
        return signed(
                Role.REGISTRAR,
                new Agreement(id, ACCOUNT, usagePoint, ObisCode.ACTIVE_IMPORT, endUse, TARIFF.id(), effective));
    }

    public static SignedDocument agreed(Agreement agreement) {
        return signed(Role.REGISTRAR, agreement);
    }

    public static SignedDocument authorisation() {
        return authorisation(List.of());
    }

    public static SignedDocument authorisation(List<AccountRule> rules) {
        return signed(
                Role.REGISTRAR,
                new Authorisation("authorisation-1", TOKEN, ACCOUNT, "ev-charging", TARIFF.id(), ALWAYS, rules));
    }

    public static SignedDocument tariffDocument() {
        return tariffDocument(TARIFF);
    }

    public static SignedDocument tariffDocument(Tariff version) {
        return signed(Role.TARIFF, new TariffVersion(version));
    }

    public static SignedDocument topUp() {
        return topUp(FROM);
    }

    /** The same payment, said at an instant. */
    public static SignedDocument topUp(Instant at) {
        return signed(Role.DESK, new TopUp("top-up-1", ACCOUNT, 10_000_000, at));
    }

    /** A payment of so many micro-units. */
    public static SignedDocument topUp(long amount) {
        return signed(Role.DESK, new TopUp("top-up-1", ACCOUNT, amount, FROM));
    }

    public static SignedDocument close() {
        return close("close-1", FROM, TO);
    }

    public static SignedDocument close(String id, Instant from, Instant to) {
        return signed(Role.BILLING, new PeriodClose(id, ACCOUNT, from, to, to.plusSeconds(3600)));
    }

    public static SignedDocument charged(FeeOrder order) {
        return signed(Role.BILLING, order);
    }

    /** Signed by two of the billing team where it must be. */
    public static SignedDocument noticed(BillingNotice notice) {
        return notice instanceof StatementApproval
                ? DocumentSigner.sign(notice, by(Role.BILLING), new TestKeys("billing-2").as(Role.BILLING))
                : signed(Role.BILLING, notice);
    }

    public static List<SignerKey> keys() {
        return List.of(Role.values()).stream()
                .filter(role -> role != Role.METER)
                .flatMap(role -> names(role).stream().map(name -> new SignerKey(role, new TestKeys(name).hex())))
                .toList();
    }

    /** The names of the keys that a role has. */
    public static List<String> names(Role role) {
        return switch (role) {
            case OPERATOR -> List.of("operator-1", "operator-2");
            case BILLING -> List.of(key(role), "billing-2");
            default -> List.of(key(role));
        };
    }

    public static String key(Role role) {
        return role == Role.LOG ? "log" : role.name();
    }

    private static SignedDocument signed(Role role, Document document) {
        return DocumentSigner.sign(document, by(role));
    }

    private static DocumentSigner by(Role role) {
        return new TestKeys(key(role)).as(role);
    }

    /** A version of the tariff that costs more a day. */
    public static Tariff dearer(Instant from, String pricePerDay) {
        return new Tariff(
                TARIFF.id(),
                TARIFF.currency(),
                ZONE,
                from,
                Optional.empty(),
                TARIFF.rounding(),
                List.of(TARIFF.components().get(0), new StandingCharge("standing", new BigDecimal(pricePerDay))));
    }

    private static Tariff tariff() {
        DailyWindow day = new DailyWindow(LocalTime.of(6, 0), LocalTime.of(18, 0));
        return new Tariff(
                "tariff-1",
                "EUR",
                ZoneId.of("Etc/UTC"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Optional.empty(),
                "half-up",
                List.of(
                        new EnergyCharge(
                                "energy",
                                MeasurementUnit.KILOWATT_HOUR,
                                List.of(
                                        new TimeOfUsePrice("day", new BigDecimal("0.2529"), Set.of(), Optional.of(day)),
                                        new TimeOfUsePrice(
                                                "night", new BigDecimal("0.1111"), Set.of(), Optional.empty()))),
                        new StandingCharge("standing", new BigDecimal("0.85"))));
    }
}
