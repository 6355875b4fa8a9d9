package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.rating.Fee;
import io.meterproof.metering.rating.MinimumCharge;
import io.meterproof.metering.rating.MinimumCharge.Span;
import io.meterproof.metering.rating.MonthlyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.TariffComponent;

/** The JSON of components that do not depend on use: per day, per month, minimums and fees. */
final class FixedJson {
    static final String STANDING = "standing";
    static final String MONTHLY = "monthly";
    static final String MINIMUM = "minimum";
    static final String FEE = "fee";

    private FixedJson() {}

    static TariffComponent read(String kind, String id, Fields fields) {
        return switch (kind) {
            case STANDING -> new StandingCharge(id, fields.price("pricePerDay"));
            case MONTHLY -> new MonthlyCharge(id, fields.price("pricePerMonth"));
            case FEE -> new Fee(id, fields.price("price"));
            default ->
                new MinimumCharge(
                        id,
                        fields.price("amount"),
                        ComponentJson.constant(fields, "per", Span.class),
                        ComponentJson.components(fields));
        };
    }

    static boolean write(ObjectNode object, TariffComponent component) {
        if (component instanceof StandingCharge standing) {
            object.put("kind", STANDING)
                    .put("pricePerDay", standing.pricePerDay().toPlainString());
        } else if (component instanceof MonthlyCharge monthly) {
            object.put("kind", MONTHLY)
                    .put("pricePerMonth", monthly.pricePerMonth().toPlainString());
        } else if (component instanceof Fee fee) {
            object.put("kind", FEE).put("price", fee.price().toPlainString());
        } else if (component instanceof MinimumCharge minimum) {
            object.put("kind", MINIMUM)
                    .put("amount", minimum.amount().toPlainString())
                    .put("per", ComponentJson.name(minimum.span()));
            ComponentJson.writeComponents(object, minimum.on());
        } else {
            return false;
        }
        return true;
    }
}
