package io.meterproof.quickstart.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.TrustFile;
import io.meterproof.metering.document.TrustFileCodec;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TimeOfUsePrice;
import io.meterproof.metering.rating.When;
import io.meterproof.quickstart.Meterproof;
import io.meterproof.quickstart.keys.KeyDirectory;
import io.meterproof.quickstart.keys.LocalTrust;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From hand to hand, without a stack. */
class DocumentCommandTest {
    private static final String METER = "ab".repeat(32);

    @TempDir
    private Path directory;

    private Path keys;
    private Path trust;
    private Path file;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void keysAndTrust() throws IOException {
        keys = directory.resolve("keys");
        KeyDirectory made = new KeyDirectory(keys);
        made.complete(new SecureRandom());
        TrustFile.Chain chain = new TrustFile.Chain("31337", "0x", Optional.empty());
        TrustFile told = LocalTrust.of(made.all(), made.logMlDsa44(), List.of(), 4, chain);
        trust = Files.writeString(directory.resolve("trust.json"), TrustFileCodec.encode(told));
        file = directory.resolve("document.json");
    }

    @Test
    void anEditIsCompleteWhenTwoOperatorsHaveSigned() {
        assertThat(edit("--values", "0.12,0.118")).as(err.toString()).isZero();
        assertThat(run("document", "show", file, "--trust", trust)).isEqualTo(1);

        assertThat(approve("operator-1")).as(err.toString()).isZero();
        assertThat(approve("operator-1")).isEqualTo(1);
        assertThat(approve("operator-2")).as(err.toString()).isZero();

        assertThat(run("document", "show", file, "--trust", trust)).isZero();
        assertThat(out.toString()).contains("edit of numbers 97 to 98, 0.238 units in all");
    }

    @Test
    void anEstimateIsCompleteWhenTwoOperatorsHaveSigned() {
        assertThat(estimate("2026-03-31T22:00:00Z")).as(err.toString()).isZero();
        approve("operator-1");
        approve("operator-2");

        assertThat(run("document", "show", file, "--trust", trust)).isZero();
        assertThat(out.toString()).contains("by like-day/1 to 2026-03-31T22:00:00Z, by A. Clerk: modem is broken");
    }

    @Test
    void whatIsNotYetUsedIsNotEstimated() {
        assertThat(estimate("2926-03-31T22:00:00Z")).isEqualTo(1);
        assertThat(err.toString()).contains("to: is after at");
    }

    @Test
    void anAgreementOnAnotherCommodityIsRefusedWithItsField() {
        UsagePoint water = new UsagePoint("up-1", "place-1", "Lane 1", Commodity.WATER, ZoneOffset.UTC, "52.5", "13.4");

        assertThatThrownBy(() -> PlaceOfAgreement.require(agreed(), water))
                .hasMessage("readingType: is of electricity, but usage point up-1 is of water");
    }

    @Test
    void anAgreementWhoseTariffPricesAnotherCommodityIsRefusedWithItsField() {
        assertThatThrownBy(() -> TariffOfAgreement.require(agreed(), tariff(Optional.of(Commodity.GAS), "kWh")))
                .hasMessage("tariff: is of gas, not of electricity");
        assertThatThrownBy(() -> TariffOfAgreement.require(agreed(), tariff(Optional.empty(), "m3")))
                .hasMessage("tariff: prices no unit in which electricity is measured");
        assertThatCode(() -> TariffOfAgreement.require(agreed(), tariff(Optional.empty(), "kWh")))
                .doesNotThrowAnyException();
    }

    private static Tariff tariff(Optional<Commodity> commodity, String unit) {
        MeasurementUnit measured = unit.equals("m3") ? MeasurementUnit.CUBIC_METRE : MeasurementUnit.KILOWATT_HOUR;
        return new Tariff(
                "t-1",
                "EUR",
                ZoneOffset.UTC,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                commodity,
                "half-up",
                Set.of(),
                new TreeMap<>(),
                List.of(
                        new StandingCharge("standing", BigDecimal.ONE),
                        new EnergyCharge(
                                "energy", measured, List.of(new TimeOfUsePrice("flat", BigDecimal.ONE, When.ALWAYS)))));
    }

    private static Agreement agreed() {
        return new Agreement(
                "ag-1",
                "a-1",
                "up-1",
                ObisCode.ACTIVE_IMPORT,
                "home",
                "t-1",
                new Effective(Instant.EPOCH, Optional.empty()));
    }

    private int estimate(String to) {
        return run(
                "reading",
                "estimate",
                "--meter",
                METER,
                "--obis",
                "1-0:1.8.0*255",
                "--to",
                to,
                "--author",
                "A. Clerk",
                "--reason",
                "modem is broken",
                "--out",
                file);
    }

    @Test
    void whomADocumentIntroducesNeedsAPrivacyKey() {
        assertThat(FirstKey.holder(new Account("a-1", "A. Customer", "EUR", Payment.CREDIT, 0)))
                .contains(PrivacyKeyHolder.account("a-1"));
        assertThat(FirstKey.holder(
                        new UsagePoint("up-1", "place-1", "Lane 1", Commodity.WATER, ZoneOffset.UTC, "52.5", "13.4")))
                .contains(PrivacyKeyHolder.usagePoint("up-1"));
        assertThat(FirstKey.holder(new PeriodClose("c-1", "a-1", Instant.EPOCH, Instant.MAX, Instant.MAX)))
                .isEmpty();
    }

    @Test
    void anEditOfFractionsOfAMilliUnitIsRefused() {
        assertThat(edit("--values", "0.1234")).isEqualTo(1);
        assertThat(err.toString()).contains("values: has more than three decimals: 0.1234");
    }

    @Test
    void anEditWithoutValuesWithdraws() {
        assertThat(edit("--withdraw")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("withdrawal of the edit from number 97");
    }

    @Test
    void aConversionOfGasIsTheRegistrars() {
        assertThat(run(
                        "gas",
                        "convert",
                        "--meter",
                        METER,
                        "--from",
                        "2012-06-01T00:00:00Z",
                        "--region",
                        "gb-sw",
                        "--zone",
                        "Europe/London",
                        "--conditions",
                        "ISO 13443",
                        "--pressure",
                        "103.5",
                        "--temperature",
                        "288.15",
                        "--out",
                        file))
                .as(err.toString())
                .isZero();

        assertThat(approve("operator-1")).isEqualTo(1);
        assertThat(approve("registrar")).as(err.toString()).isZero();
        assertThat(run("document", "show", file, "--trust", trust)).isZero();
    }

    @Test
    void anUnknownStandardIsRefusedByItsField() {
        assertThat(run(
                        "gas",
                        "convert",
                        "--meter",
                        METER,
                        "--from",
                        "2012-06-01T00:00:00Z",
                        "--region",
                        "gb-sw",
                        "--zone",
                        "Europe/London",
                        "--conditions",
                        "NTP",
                        "--pressure",
                        "103.5",
                        "--temperature",
                        "288.15",
                        "--out",
                        file))
                .isEqualTo(1);
        assertThat(err.toString()).contains("conditions: is neither");
    }

    @Test
    void calorificValuesAreRefusedByLineAndColumn() throws IOException {
        assertThat(publish("day,value\n2012-06-01,39.2\n2012-06-31,39.1\n")).isEqualTo(1);
        assertThat(err.toString()).contains("line 3 day: is not a date");

        assertThat(publish("day,value\n2012-06-01,a lot\n")).isEqualTo(1);
        assertThat(err.toString()).contains("line 2 value: is not a decimal");

        assertThat(publish("day,value\n2012-06-01,39\n2012-06-01,40\n")).isEqualTo(1);
        assertThat(err.toString()).contains("line 3 day: is there twice");
    }

    @Test
    void anEventOfTheKeyLogIsNotPublishedHere() {
        assertThat(run(
                        "key",
                        "revoke",
                        "--meter",
                        METER,
                        "--key",
                        METER,
                        "--at",
                        "2012-06-01T00:00:00Z",
                        "--reason",
                        "lost",
                        "--out",
                        file))
                .as(err.toString())
                .isZero();

        assertThat(run("document", "publish", file, "--trust", trust)).isEqualTo(1);
        assertThat(err.toString()).contains("type: belongs in the key log");
    }

    private int publish(String csv) throws IOException {
        Path values = Files.writeString(directory.resolve("values.csv"), csv);
        Path key = keys.resolve("registrar.key");
        return run("calorific-values", "publish", values, "--region", "gb-sw", "--key", key, "--trust", trust);
    }

    private int edit(String... said) {
        Object[] about = {
            "reading",
            "edit",
            "--meter",
            METER,
            "--obis",
            "1-0:1.8.0*255",
            "--first",
            "97",
            "--start",
            "2026-03-02T00:00:00Z",
            "--interval",
            "900",
            "--author",
            "A. Clerk",
            "--reason",
            "photo 17",
            "--out",
            file
        };
        Object[] all = Arrays.copyOf(about, about.length + said.length);
        System.arraycopy(said, 0, all, about.length, said.length);
        return run(all);
    }

    private int approve(String name) {
        return run("document", "approve", file, "--key", keys.resolve(name + ".key"), "--trust", trust);
    }

    private int run(Object... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return Meterproof.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }
}
