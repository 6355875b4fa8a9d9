package io.meterproof.metering.document;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.BlockSigner;
import io.meterproof.formats.block.Identities;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.formats.block.SignatureAlgorithm;
import io.meterproof.formats.signed.Leniency;
import io.meterproof.metering.commitment.Shards;
import io.meterproof.metering.gas.GasDay;
import io.meterproof.metering.gas.StandardConditions;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.TimeOfUsePrice.DailyWindow;
import io.meterproof.metering.rating.TimeWindow;
import io.meterproof.metering.rating.When;
import io.meterproof.metering.rule.AccountRule;
import io.meterproof.metering.rule.Limit;
import io.meterproof.metering.signature.CryptoProviders;
import io.meterproof.tlog.Hash;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** One document of every type, and keys to sign them. */
final class Documents {
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Effective EVER = new Effective(FROM, Optional.empty());

    private Documents() {}

    static List<Document> all() {
        return List.of(
                enrolment(new byte[32]),
                new UsagePoint(
                        "up-1",
                        "home",
                        "Home, first floor",
                        Commodity.GAS,
                        ZoneId.of("Europe/Copenhagen"),
                        "55.67",
                        "-12.5"),
                new MeterInstallation(Hash.ZERO, "up-1", new Effective(FROM, Optional.of(FROM.plusSeconds(60))), -7),
                new Account("a-1", "Zoë \"Z\" Ødegård", "EUR", Payment.PREPAID, 72),
                agreement("a-1", EVER),
                new Authorisation("au-1", "token-1", "a-1", "ev-charging", "t-1", EVER),
                new TariffVersion(tariff()),
                new TopUp("top-1", "a-1", 20_000_000, FROM),
                new PeriodClose("close-1", "a-1", FROM, FROM.plusSeconds(86_400), FROM.plusSeconds(90_000)),
                enrolment(new byte[32], new Voucher.Certificate(List.of("AQID", "BAUG"))),
                enrolment(new byte[32], new Voucher.Fingerprint(fingerprint(new byte[32]))),
                enrolment(new byte[32], predecessor(SignatureAlgorithm.P256, new byte[65])),
                new KeyRevocation(Hash.ZERO, Hash.ZERO, FROM, "meter scrapped"),
                new KeyCompromise(
                        Hash.ZERO,
                        Hash.ZERO,
                        FROM,
                        "key published",
                        7,
                        List.of(new KeyCompromise.Proven(ObisCode.GAS_VOLUME, BlockKind.SEAL, 96))),
                new ConflictResolution(
                        Hash.ZERO, ObisCode.GAS_VOLUME, BlockKind.LIVE, 97, Hash.ZERO, "read off the display"),
                new MeterInstallation(
                        Hash.ZERO,
                        "up-1",
                        new Effective(FROM, Optional.of(FROM.plusSeconds(60))),
                        0,
                        Optional.of(1_234_567L),
                        Optional.of(ObisCode.ACTIVE_IMPORT),
                        new BigDecimal("40.5"),
                        OptionalInt.of(6),
                        Optional.of(new Delivery(Duration.ofDays(1), Duration.ofHours(6)))),
                new RegisterReset(Hash.ZERO, ObisCode.ACTIVE_IMPORT, FROM, 99_000, 0),
                new LeniencyGrant(Hash.ZERO, Leniency.MISSING_DER_SIGN_BYTE, EVER, "old firmware"),
                new GasConversion(
                        Hash.ZERO,
                        EVER,
                        "north",
                        new GasDay(ZoneId.of("Europe/Copenhagen"), LocalTime.of(6, 0)),
                        StandardConditions.DIN_1343,
                        new BigDecimal("103.5"),
                        new BigDecimal("285.15")),
                new ReadingEdit(
                        Hash.ZERO,
                        ObisCode.GAS_VOLUME,
                        97,
                        FROM,
                        3600,
                        List.of(120L, 0L, -3L),
                        FROM.plusSeconds(86_400),
                        "A. Clerk",
                        "read off the display"),
                new CalorificValues(
                        "north",
                        FROM,
                        new TreeMap<>(Map.of(
                                LocalDate.of(2025, 12, 30), new BigDecimal("40.201"),
                                LocalDate.of(2025, 12, 31), new BigDecimal("39.9")))),
                new PublishedPrices(
                        "DK1",
                        FROM,
                        FROM,
                        3600,
                        List.of(new BigDecimal("0.25"), new BigDecimal("-0.01"), BigDecimal.ZERO)),
                new StatementApproval("batch-1", "a-1", 12, Hash.ZERO, FROM),
                new StatementIssue("batch-1", "a-1", 12, Hash.ZERO, FROM),
                new Dispute(
                        "d-1",
                        "a-1",
                        Dispute.State.OPEN,
                        List.of(new Dispute.DisputedLine(9, 1), new Dispute.DisputedLine(11, 0)),
                        "nobody was home",
                        FROM),
                new Authorisation(
                        "au-2",
                        "token-2",
                        "a-1",
                        "ev-charging",
                        "t-1",
                        EVER,
                        List.of(
                                rule("Only at night", new Limit.OfHours(When.of(nights()))),
                                rule("200 kWh a month", new Limit.OfAmount(200_000, Limit.Span.MONTH)),
                                rule("Only at the depot", new Limit.OfPlaces(Set.of("depot-1", "depot-2"))))),
                new ReadingEstimate(
                        Hash.ZERO, ObisCode.GAS_VOLUME, FROM, FROM.plusSeconds(86_400), "A. Clerk", "it is silent"),
                new LogResharding("meterproof.local", 2, new Shards(4, 8), FROM, "more meters"),
                new SourceRelease("head-end/north", FROM, "its gateway was replaced"),
                new Erasure("a-1", List.of(Hash.ZERO), "ten years are over", FROM),
                new FeeCharge("order-1", "a-1", "fees", Hash.ZERO, "reconnection", 2, FROM),
                new FeeWithdrawal("order-1", "a-1", "it was our mistake", FROM),
                new Authorisation(
                        "au-3",
                        "token-3",
                        "a-1",
                        "ev-charging",
                        "t-1",
                        EVER,
                        List.of(
                                shared("200 kWh a month", new Limit.OfAmount(200_000, Limit.Span.MONTH)),
                                shared("9.50 a day", new Limit.OfMoney(9_500_000, Limit.Span.DAY)))));
    }

    private static AccountRule rule(String name, Limit limit) {
        return new AccountRule(name, FROM, Optional.empty(), limit);
    }

    private static AccountRule shared(String name, Limit limit) {
        return new AccountRule(name, FROM, Optional.empty(), limit, true);
    }

    private static TimeWindow nights() {
        DailyWindow hours = new DailyWindow(LocalTime.of(22, 0), LocalTime.of(6, 0));
        return new TimeWindow(List.of(), Set.of(), false, Optional.of(hours));
    }

    static MeterEnrolment enrolment(byte[] publicKey) {
        return enrolment(publicKey, new Voucher.Maker());
    }

    static MeterEnrolment enrolment(byte[] publicKey, Voucher voucher) {
        return new MeterEnrolment(
                "Maker",
                "S-1",
                Identities.meter("Maker", "S-1"),
                SignatureAlgorithm.ED25519,
                HexFormat.of().formatHex(publicKey),
                Identities.key(SignatureAlgorithm.ED25519, publicKey),
                EVER,
                voucher);
    }

    /** The first half of a key's identity. */
    static String fingerprint(byte[] publicKey) {
        return Identities.key(SignatureAlgorithm.ED25519, publicKey).hex().substring(0, Hash.LENGTH);
    }

    static Voucher.Predecessor predecessor(SignatureAlgorithm algorithm, byte[] publicKey) {
        return new Voucher.Predecessor(
                algorithm, HexFormat.of().formatHex(publicKey), Identities.key(algorithm, publicKey));
    }

    static Agreement agreement(String account, Effective effective) {
        return new Agreement("ag-1", account, "up-1", ObisCode.GAS_VOLUME, "home", "t-1", effective);
    }

    static Tariff tariff() {
        TimeOfUsePrice peak = new TimeOfUsePrice(
                "peak",
                new BigDecimal("0.2529"),
                Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                Optional.of(new DailyWindow(LocalTime.of(7, 0), LocalTime.of(22, 30))));
        TimeOfUsePrice rest = new TimeOfUsePrice("rest", new BigDecimal("0.1"), Set.of(), Optional.empty());
        return new Tariff(
                "t-1",
                "EUR",
                ZoneId.of("Europe/Copenhagen"),
                FROM,
                Optional.of(Hash.ZERO),
                "half-up",
                List.of(
                        new EnergyCharge("energy", MeasurementUnit.CUBIC_METRE, List.of(peak, rest)),
                        new StandingCharge("standing", new BigDecimal("0.85"))));
    }

    static KeyPair newKeyPair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519", CryptoProviders.bouncyCastle())
                .generateKeyPair();
    }

    /** The 32 raw bytes end the encoding, RFC 8410. */
    static byte[] raw(KeyPair keys) {
        byte[] encoded = keys.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    static DocumentSigner signer(Role role, KeyPair keys) {
        Hash key = Identities.key(SignatureAlgorithm.ED25519, raw(keys));
        return new DocumentSigner(
                role,
                new BlockSigner(SignatureAlgorithm.ED25519, key, keys.getPrivate(), CryptoProviders.bouncyCastle()));
    }

    static TrustedKey trusted(Role role, KeyPair keys, Effective effective) {
        Hash key = Identities.key(SignatureAlgorithm.ED25519, raw(keys));
        return new TrustedKey(
                role, key, SignatureAlgorithm.ED25519, HexFormat.of().formatHex(raw(keys)), effective);
    }
}
