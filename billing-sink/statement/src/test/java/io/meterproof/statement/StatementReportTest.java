package io.meterproof.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.TestBundles;
import io.meterproof.bundle.TestHouse;
import io.meterproof.bundle.TestStation;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StatementReportTest {
    private final Papers papers = Papers.of(TestBundles.bundle());
    private final AccountStatement statement =
            StatementReport.of(papers, StatementReport.newest(papers.entries()).orElseThrow());

    @Test
    void aBundleAndItsEvidenceMakeTheSameStatement() {
        Papers evidence = Papers.of(TestBundles.evidence(true));

        assertThat(StatementReport.of(
                        evidence, StatementReport.newest(evidence.entries()).orElseThrow()))
                .isEqualTo(statement);
    }

    @Test
    void theOpeningBalanceAndTheChargesLessTheTopUpsAreTheClosingBalance() {
        assertThat(micros(statement.opening()) + micros(statement.charges()) - micros(statement.topUps()))
                .isEqualTo(micros(statement.closing()));
    }

    @Test
    void eachLevelSumsToTheOneAbove() {
        assertThat(statement.places().stream()
                        .mapToLong(place -> micros(place.charge()))
                        .sum())
                .isEqualTo(micros(statement.charges()));
        assertThat(statement.places())
                .allSatisfy(place -> assertThat(place.endUses().stream()
                                .mapToLong(use -> micros(use.charge()))
                                .sum())
                        .isEqualTo(micros(place.charge())))
                .allSatisfy(place -> assertThat(place.endUses()).allSatisfy(use -> assertThat(use.components().stream()
                                .mapToLong(component -> micros(component.amount()))
                                .sum())
                        .isEqualTo(micros(use.charge()))));
    }

    @Test
    void theRegistersOfAMeterGoFromItsFirstReadingToItsLast() {
        AccountStatement.Register register = endUse("home").registers().get(0);

        assertThat(List.of(register.opening(), register.closing(), register.readType(), register.origin()))
                .containsExactly("0.000", "9.003", "actual", "meter-signed");
        assertThat(List.of(register.opened(), register.closed()))
                .containsExactly("2026-03-01T00:00:00Z", "2026-03-04T00:00:00Z");
    }

    @Test
    void whatSubMetersCountedIsTakenOffGrossUnderTheirNames() {
        Papers house = Papers.of(TestHouse.bundle());
        AccountStatement of = StatementReport.of(
                house, StatementReport.newest(house.entries()).orElseThrow());
        AccountStatement.EndUse common = of.places().get(0).endUses().get(0);

        assertThat(common.used())
                .extracting(used -> used.kind() + " " + used.subMeter() + " " + used.quantity())
                .containsExactly("gross  51.000", "deducted flat-1 -16.000", "deducted flat-2 -8.500", "net  26.500");
        assertThat(common.registers())
                .extracting(register -> register.usagePoint() + " " + register.closing())
                .contains("point-home 51.000", "flat-1 16.000");
        assertThat(StatementPage.of(of)).contains("deducted, flat-1: -16.000 kWh", "net: 26.500 kWh");
    }

    @Test
    void theShareOfAnEstimatedDayIsTold() {
        AccountStatement.Used used = endUse("home").used().get(0);

        assertThat(used.quantity()).isEqualTo("9.003");
        assertThat(used.estimatedPercent()).isEqualTo("33.4");
        assertThat(used.previous()).isEmpty();
    }

    @Test
    void whatRulesDenyStandsOnTheStatementWithTheReasonAndCostsNothing() {
        Papers station = Papers.of(
                BundleCodec.decode(new String(TestStation.bytes(), UTF_8)).bundle());
        AccountStatement ofStation = StatementReport.of(
                station, StatementReport.newest(station.entries()).orElseThrow());

        assertThat(ofStation.places().stream()
                        .flatMap(place -> place.endUses().stream())
                        .flatMap(use -> use.components().stream())
                        .filter(component -> component.component().equals("denied")))
                .singleElement()
                .satisfies(denied -> {
                    assertThat(denied.name()).isEqualTo("Only on Mondays");
                    assertThat(denied.quantity()).isEqualTo("2.500");
                    assertThat(denied.unit()).isEqualTo("kWh");
                    assertThat(micros(denied.amount())).isZero();
                });
    }

    private AccountStatement.EndUse endUse(String name) {
        return statement.places().stream()
                .flatMap(place -> place.endUses().stream())
                .filter(use -> use.endUse().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long micros(String money) {
        return new java.math.BigDecimal(money).movePointRight(6).longValueExact();
    }
}
