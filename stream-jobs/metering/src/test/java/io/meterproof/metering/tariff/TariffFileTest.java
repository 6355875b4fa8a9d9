package io.meterproof.metering.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.EnergyCharge;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffFileTest {
    /** Every kind of component. */
    static final String YAML = String.join(
            "\n",
            "id: home",
            "currency: EUR",
            "zone: Europe/Copenhagen",
            "from: 2026-01-01T00:00:00Z",
            "approver: A. Analyst",
            "commodity: electricity",
            "rounding: half-up",
            "holidays: [2026-12-25, 2026-12-26]",
            "components:",
            "  - kind: energy",
            "    id: energy",
            "    unit: kWh",
            "    prices:",
            "      - {name: peak, price: 0.41, days: [MON, TUE, WED, THU, FRI], from: 17:00, to: 21:00}",
            "      - {name: rest, price: 0.29}",
            "  - kind: tiered",
            "    id: network",
            "    owner: Grid North",
            "    unit: kWh",
            "    allocation: blended",
            "    basis: month",
            "    prices:",
            "      - name: winter",
            "        seasons: [{from: 10-01, to: 03-31}]",
            "        tiers: [{upTo: 300, price: 0.05}, {price: 0.08}]",
            "      - name: summer",
            "        tiers: [{upTo: 300.5, price: 0.04}, {price: 0.06}]",
            "  - kind: demand",
            "    id: demand",
            "    windowMinutes: 15",
            "    assessed: monthly",
            "    ratchet: {percent: 80, cycles: 11}",
            "    prices:",
            "      - name: peak",
            "        when:",
            "          - {days: [SAT, SUN, HOL], from: 10:00, to: 12:00}",
            "          - {days: [MON, TUE, WED, THU, FRI], from: 17:00, to: 21:00}",
            "        tiers: [{price: 4.2}]",
            "  - {kind: dynamic, id: spot, unit: kWh, series: DK1, factor: 1, addition: 0.01}",
            "  - {kind: standing, id: standing, pricePerDay: 0.85}",
            "  - {kind: monthly, id: metering, pricePerMonth: 3}",
            "  - {kind: minimum, id: minimum, amount: 10, per: month, on: [energy]}",
            "  - {kind: fee, id: reconnection, price: 40}",
            "  - {kind: net-metering, id: net, charge: energy, expires: 3, residualPrice: 0.02}",
            "  - kind: net-billing",
            "    id: bought",
            "    unit: kWh",
            "    carryOver: {ends: 12, left: paid}",
            "    prices: [{name: export, price: 0.07}]",
            "  - {kind: levy, id: fund, percent: 3.5, on: [energy, network]}",
            "  - {kind: vat, id: vat, category: S, percent: 25}",
            "  - {kind: start-fee, id: start, price: 0.5}",
            "  - {kind: time, id: time, pricePerHour: 1.2, stepSeconds: 60}",
            "  - {kind: idle, id: idle, pricePerHour: 6, graceSeconds: 600, stepSeconds: 60}",
            "");

    @Test
    void everyKindOfComponentIsReadAndWrittenBack() throws TariffFileException {
        TariffFile file = TariffFile.read(YAML);

        String document = DocumentCodec.encode(new TariffVersion(file.tariff()));

        assertThat(file.tariff().components()).hasSize(15);
        assertThat(file.tariff().owners()).containsEntry("network", "Grid North");
        assertThat(TariffFile.read(document)).isEqualTo(file);
    }

    @Test
    void aBoundOnBackBillingIsReadAndWrittenBack() throws TariffFileException {
        TariffFile file = TariffFile.read(bounded("{kind: standing, id: standing, pricePerDay: 0.85}"));

        assertThat(file.tariff().backBilling())
                .contains(new BackBilling("write-off", "law 1", Instant.parse("2026-01-01T00:00:00Z"), 12));
        assertThat(TariffFile.read(DocumentCodec.encode(new TariffVersion(file.tariff()))))
                .isEqualTo(file);
    }

    @Test
    void aBoundOnBackBillingBesideWhatACycleChargesIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> TariffFile.read(bounded("{kind: monthly, id: metering, pricePerMonth: 3}")))
                .isInstanceOf(TariffFileException.class)
                .hasMessage(
                        "line 9: components[2].kind: back-billing bounds only what is charged as it is read, and metering"
                                + " is charged with its month: leave back-billing out and credit what is billed too late with a fee"
                                + " below zero, or leave out all but energy, dynamic, standing, fee and what is of sessions");
    }

    private static String bounded(String beside) {
        return String.join(
                "\n",
                "id: home",
                "currency: EUR",
                "zone: Europe/Copenhagen",
                "from: 2026-01-01T00:00:00Z",
                "rounding: half-up",
                "components:",
                "  - {kind: energy, id: energy, unit: kWh, prices: [{name: flat, price: 0.3}]}",
                "  - " + beside,
                "  - {kind: back-billing, id: write-off, policy: law 1, from: 2026-01-01T00:00:00Z, months: 12}",
                "");
    }

    @Test
    void theSameTariffInJsonHasTheSameHash() throws TariffFileException {
        TariffFile yaml = TariffFile.read(YAML);

        assertThat(TariffFile.read(DocumentCodec.encode(new TariffVersion(yaml.tariff())))
                        .hash())
                .isEqualTo(yaml.hash());
    }

    @Test
    void yamlMayBeginWithABrace() throws TariffFileException {
        String braces = String.join(
                "\n",
                "{id: home, currency: EUR, zone: Europe/Copenhagen, from: 2026-01-01T00:00:00Z, rounding: half-up,",
                " components: [{kind: standing, id: standing, pricePerDay: 0.85}]}");
        String lines = String.join(
                "\n",
                "id: home",
                "currency: EUR",
                "zone: Europe/Copenhagen",
                "from: 2026-01-01T00:00:00Z",
                "rounding: half-up",
                "components: [{kind: standing, id: standing, pricePerDay: 0.85}]");

        assertThat(TariffFile.read(braces)).isEqualTo(TariffFile.read(lines));
        assertThatThrownBy(() -> TariffFile.read(braces.replace("pricePerDay", "pricePerDy")))
                .hasMessageContaining("line 2: components[0].");
    }

    @Test
    void timesOfTheDayAreTimesAndNotNumbersOfBaseSixty() throws TariffFileException {
        EnergyCharge energy =
                (EnergyCharge) TariffFile.read(YAML).tariff().components().get(0);

        assertThat(energy.whens().get(0).windows().get(0).hours().orElseThrow().to())
                .isEqualTo("21:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "currency: EUR | currency: EUX | line 2: currency: is not an ISO 4217 currency with a minor unit",
                "zone: Europe/Copenhagen | zone: Europe/Atlantis | line 3: zone: is not a time zone",
                "price: 0.41 | price: 0.4100001 | line 14: components[0].prices[0].price: is not a decimal of at most six decimals",
                "`{name: rest, price: 0.29}` | `{name: rest, price: 0.29, from: 00:00, to: 05:00}` | line 13: components[0].prices: leaves a gap at 05:00 of a Monday from 01-01",
                "`{name: rest, price: 0.29}` | `{name: late, price: 0.5, from: 20:00, to: 23:00}` | line 13: components[0].prices: leaves a gap at 00:00 of a Monday from 01-01",
                "`      - {name: rest` | `      - {name: late, price: 1, from: 20:00, to: 23:00}\\n      - {name: rest` | line 13: components[0].prices: overlap: two prices apply at 20:00 of a Monday from 01-01",
                "unit: kWh | unit: m3 | line 12: components[0].unit: m3 does not fit electricity",
                "upTo: 300.5 | upTo: 300.5555 | line 27: components[1].prices[1].tiers[0].upTo: has more than three decimals",
                "kind: levy | kind: tithe | line 50: components[10].kind: is not a kind of component: tithe",
                "`charge: energy` | `charge: nothing` | line 44: components[8].charge: is no energy charge and no blended tiered charge of this tariff: nothing",
                "`on: [energy, network]` | `on: [energy, vat]` | line 50: components[10].on: names no such component of this tariff: vat",
                "id: spot | id: energy | line 39: components[3].id: stands twice in this tariff: energy",
                "name: rest | name: peak | line 15: components[0].prices[1].name: stands twice in this component: peak",
                "name: export | name: expired | line 49: components[9].prices: have the name of a line that carries money from bill to bill",
                "rounding: half-up | rounding: half-up\\ncolour: red | line 8: colour: is not known here",
                "approver: A. Analyst | approver: | line 5: approver: has no value",
                "id: home | id: home\\nid: house | line 2: id: stands twice",
                "`zone: Europe/Copenhagen\\n` | `` | line 1: zone: is missing",
                "`from: 17:00, to: 21:00}\\n      - {name: rest` | `from: 17:00, to: 21:00\\n      - {name: rest` | line 1"
            })
    void whatIsWrongIsToldWithItsLineFieldAndReason(String good, String bad, String message) {
        String broken = YAML.replaceFirst(Pattern.quote(lines(good)), Matcher.quoteReplacement(lines(bad)));

        assertThat(broken).isNotEqualTo(YAML);
        assertThatThrownBy(() -> TariffFile.read(broken))
                .isInstanceOf(TariffFileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aFileThatIsNoListOfFieldsIsRefused() {
        assertThatThrownBy(() -> TariffFile.read("- one\n- two\n"))
                .hasMessage("line 1: document: is not a list of fields");
    }

    @Test
    void versionsFormAChainByTheHashOfTheirParents() throws TariffFileException {
        TariffFile first = TariffFile.read(YAML);
        TariffFile second = TariffFile.read(later("parent: " + first.hash()));

        assertThat(VersionChain.of(List.of(second, first))).containsExactly(first.tariff(), second.tariff());
    }

    @Test
    void aVersionThatNamesAnotherParentIsRefused() throws TariffFileException {
        TariffFile first = TariffFile.read(YAML);
        TariffFile second = TariffFile.read(later("parent: " + "00".repeat(32)));

        assertThatThrownBy(() -> VersionChain.of(List.of(first, second)))
                .hasMessageStartingWith(
                        "version from 2026-07-01T00:00:00Z does not name the version before as its parent");
    }

    @Test
    void versionsThatBeginTogetherAreRefused() throws TariffFileException {
        TariffFile first = TariffFile.read(YAML);

        assertThatThrownBy(() -> VersionChain.of(List.of(first, first))).hasMessageContaining("begins together");
    }

    private static String later(String parent) {
        return YAML.replace("2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z") + parent + "\n";
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }
}
