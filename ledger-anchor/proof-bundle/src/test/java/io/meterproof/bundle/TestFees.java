package io.meterproof.bundle;

import io.meterproof.metering.document.FeeCharge;
import io.meterproof.metering.document.FeeWithdrawal;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.ledger.Fees;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.Levy;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.Vat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A household that is charged a reconnection and two paper bills; the reconnection is taken back. */
public final class TestFees {
    public static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");
    public static final Tariff LIST = list("2026-01-01T00:00:00Z", "40.00");
    public static final Tariff NEXT = list("2026-03-02T00:00:00Z", "45.00");
    public static final FeeCharge RECONNECTION = charge("order-1", LIST, "reconnection", 1, "2026-03-01T09:00:00Z");
    public static final FeeCharge PAPER = charge("order-2", NEXT, "paper", 2, "2026-03-02T08:00:00Z");
    private static final Instant BOOKED = Instant.parse("2026-03-03T12:00:00Z");

    private final TestLedger ledger = new TestLedger();
    private final List<SignedDocument> documents = new ArrayList<>();

    /** The bundle as settlement books it. */
    public static byte[] bytes() {
        return new TestFees()
                .charged(RECONNECTION, LIST)
                .charged(PAPER, NEXT)
                .withdrawn(1, new FeeWithdrawal("order-1", TestRegistry.ACCOUNT, "it was our mistake", AT))
                .closed();
    }

    /** A fee as it is priced. */
    public TestFees charged(FeeCharge charge, Tariff version) {
        return charged(charge, version, Fees.lines(charge, version, BOOKED));
    }

    /** A fee with any lines. */
    public TestFees charged(FeeCharge charge, Tariff version, List<Line> lines) {
        SignedDocument document = TestRegistry.charged(charge);
        documents.add(document);
        documents.add(TestRegistry.tariffDocument(version));
        ledger.fee(document.hash(), TestRegistry.tariffDocument(version).hash(), lines, BOOKED);
        return this;
    }

    /** What an entry charged is taken back. */
    public TestFees withdrawn(long sequence, FeeWithdrawal withdrawal) {
        SignedDocument document = TestRegistry.charged(withdrawal);
        documents.add(document);
        ledger.reverse(sequence, document.hash(), BOOKED);
        return this;
    }

    /** The bundle of it, with the statement. */
    public byte[] closed() {
        ledger.close(TestRegistry.FROM, TestRegistry.TO, List.of());
        documents.add(TestRegistry.account());
        documents.add(TestRegistry.close());
        return BundleCodec.encode(TestBundles.of(Evidence.select(
                TestRegistry.ACCOUNT,
                ledger.entries(),
                List.of(),
                documents.stream().distinct().toList(),
                TestRegistry.keys())));
    }

    public static FeeCharge charge(String id, Tariff version, String fee, int count, String at) {
        return new FeeCharge(
                id,
                TestRegistry.ACCOUNT,
                version.id(),
                TestRegistry.tariffDocument(version).hash(),
                fee,
                count,
                Instant.parse(at));
    }

    /** A price list of which fees are written off that are charged more than a month late. */
    public static Tariff bounded() {
        return list(
                "2025-01-01T00:00:00Z",
                List.of(
                        new Fee("reconnection", new BigDecimal("40.00")),
                        new Fee("goodwill", new BigDecimal("-20.00")),
                        new BackBilling("write-off", "law 1", Instant.parse("2026-01-01T00:00:00Z"), 1)));
    }

    private static Tariff list(String from, String reconnection) {
        return list(
                from,
                List.of(
                        new Fee("reconnection", new BigDecimal(reconnection)),
                        new Fee("paper", new BigDecimal("1.5")),
                        new Levy("levy", new BigDecimal("10"), List.of("paper")),
                        new Vat("vat", "S", new BigDecimal("25"), List.of())));
    }

    private static Tariff list(String from, List<TariffComponent> components) {
        return new Tariff(
                "fees", "EUR", ZoneId.of("Etc/UTC"), Instant.parse(from), Optional.empty(), "half-up", components);
    }
}
