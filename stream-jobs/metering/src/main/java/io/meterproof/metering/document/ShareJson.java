package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.rating.Levy;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.Vat;
import java.math.BigDecimal;

/** The JSON of levies and taxes. */
final class ShareJson {
    static final String LEVY = "levy";
    static final String VAT = "vat";

    private static final int PERCENT_DIGITS = 4;

    private ShareJson() {}

    static TariffComponent read(String kind, String id, Fields fields) {
        BigDecimal percent = percent(fields);
        if (kind.equals(VAT)) {
            return new Vat(id, fields.identifier("category"), percent, ComponentJson.components(fields));
        }
        fields.check(fields.has("on"), "on", "is missing");
        return new Levy(id, percent, ComponentJson.components(fields));
    }

    static boolean write(ObjectNode object, TariffComponent component) {
        if (component instanceof Levy levy) {
            object.put("kind", LEVY).put("percent", levy.percent().toPlainString());
            ComponentJson.writeComponents(object, levy.on());
        } else if (component instanceof Vat vat) {
            object.put("kind", VAT)
                    .put("category", vat.category())
                    .put("percent", vat.percent().toPlainString());
            ComponentJson.writeComponents(object, vat.on());
        } else {
            return false;
        }
        return true;
    }

    /** A share of one has six decimals, so per cent have four. */
    static BigDecimal percent(Fields fields) {
        BigDecimal percent = fields.price("percent");
        fields.check(percent.scale() <= PERCENT_DIGITS, "percent", "has more than four decimals");
        return percent;
    }
}
