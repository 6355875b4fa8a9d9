package io.meterproof.invoice;

import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.rating.DynamicCharge;
import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.StartFee;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.statement.LineContext;
import io.meterproof.statement.PricedLine;
import io.meterproof.statement.Use;
import java.util.Optional;

/** Which lines of a ledger become one line of an invoice. */
record LineKeys(LineContext context) {

    /** Of a line that bills nothing again. */
    LineKey of(LedgerEntry entry, Line line) {
        Use of = context.of(entry, line);
        PricedLine priced = context.priced(entry, line);
        Optional<TariffComponent> component = priced.component();
        return new LineKey(
                of.usagePoint(),
                of.endUse(),
                component.filter(LineKeys::isCounted).isPresent() ? LineKey.EVENTS : of.unit(),
                line.component(),
                line.name().orElse(""),
                component.filter(DynamicCharge.class::isInstance).isPresent()
                        ? Optional.empty()
                        : Optional.of(line.price()),
                priced.isCarried() ? TaxCategory.CARRIED : TaxCategory.of(priced.tariff(), line.component()),
                0);
    }

    private static boolean isCounted(TariffComponent component) {
        return component instanceof Fee || component instanceof StartFee;
    }
}
