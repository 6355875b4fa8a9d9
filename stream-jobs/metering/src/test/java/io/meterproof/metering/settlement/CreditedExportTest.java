package io.meterproof.metering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.NetMetering;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TimeOfUsePrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Export that is netted with import waits until there is an agreement on that. */
class CreditedExportTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");
    private static final Identified<Agreement> ROOF = agreement("roof", ObisCode.ACTIVE_EXPORT, JANUARY);
    private static final EnergyCharge ENERGY = new EnergyCharge(
            "energy",
            MeasurementUnit.KILOWATT_HOUR,
            List.of(new TimeOfUsePrice("flat", new BigDecimal("0.20"), Set.of(), Optional.empty())));
    private static final Tariff NET = tariff(new NetMetering("solar", "energy", Month.MARCH, new BigDecimal("0.05")));

    @Test
    void exportHasNoTermsWithoutAnAgreementOnItsImport() {
        assertThat(terms(NET, ROOF).at(ObisCode.ACTIVE_EXPORT, FEBRUARY)).isEmpty();
    }

    @Test
    void exportHasTermsFromWhenItsImportIsAgreed() {
        Terms terms = terms(NET, ROOF, agreement("home", ObisCode.ACTIVE_IMPORT, FEBRUARY));

        assertThat(terms.at(ObisCode.ACTIVE_EXPORT, FEBRUARY.minusSeconds(1))).isEmpty();
        assertThat(terms.nextChange(ObisCode.ACTIVE_EXPORT, JANUARY)).isEqualTo(FEBRUARY);
        assertThat(terms.at(ObisCode.ACTIVE_EXPORT, FEBRUARY)).isPresent();
    }

    @Test
    void exportWithoutACreditHasTermsOfItsOwn() {
        assertThat(terms(tariff(), ROOF).at(ObisCode.ACTIVE_EXPORT, FEBRUARY)).isPresent();
    }

    @Test
    void importHasTermsWithoutExport() {
        Terms terms = terms(NET, agreement("home", ObisCode.ACTIVE_IMPORT, JANUARY));

        assertThat(terms.at(ObisCode.ACTIVE_IMPORT, JANUARY)).isPresent();
    }

    @SafeVarargs
    private static Terms terms(Tariff tariff, Identified<Agreement>... agreements) {
        return AgreedTerms.of(List.of(agreements), id -> List.of(new Identified<>(Agreed.hash("t"), tariff)));
    }

    private static Tariff tariff(NetMetering... net) {
        List<TariffComponent> components = new ArrayList<>(List.of(ENERGY));
        components.addAll(List.of(net));
        return new Tariff("t", "EUR", ZoneId.of("Etc/UTC"), JANUARY, Optional.empty(), "half-up", components);
    }

    private static Identified<Agreement> agreement(String id, ObisCode type, Instant from) {
        Effective effective = new Effective(from, Optional.empty());
        return new Identified<>(
                Agreed.hash(id), new Agreement(id, "one", Blocks.USAGE_POINT, type, "home", "t", effective));
    }
}
