package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.rating.NetBilling;
import io.meterproof.metering.rating.NetBilling.CarryOver;
import io.meterproof.metering.rating.NetMetering;
import io.meterproof.metering.rating.TariffComponent;
import java.time.Month;

/** The JSON of credits for export. */
final class CreditJson {
    static final String NET_METERING = "net-metering";
    static final String NET_BILLING = "net-billing";

    private CreditJson() {}

    static TariffComponent readNetMetering(String id, Fields fields) {
        return new NetMetering(
                id, fields.identifier("charge"), readMonth(fields, "expires"), fields.price("residualPrice"));
    }

    static TariffComponent readNetBilling(String id, Fields fields) {
        return new NetBilling(
                id,
                ComponentJson.unit(fields),
                PriceJson.readFlat(fields),
                fields.optional("carryOver", field -> readCarryOver(fields.object(field))));
    }

    static boolean write(ObjectNode object, TariffComponent component) {
        if (component instanceof NetMetering net) {
            object.put("kind", NET_METERING)
                    .put("charge", net.charge())
                    .put("expires", net.expires().getValue())
                    .put("residualPrice", net.residualPrice().toPlainString());
        } else if (component instanceof NetBilling billing) {
            object.put("kind", NET_BILLING).put("unit", billing.unit().symbol());
            PriceJson.writeFlat(object, billing.prices());
            billing.carryOver().ifPresent(rule -> object.putObject("carryOver")
                    .put("ends", rule.ends().getValue())
                    .put("left", rule.expires() ? "expires" : "paid"));
        } else {
            return false;
        }
        return true;
    }

    private static CarryOver readCarryOver(Fields fields) {
        Month ends = readMonth(fields, "ends");
        String left = fields.text("left");
        fields.check(left.equals("expires") || left.equals("paid"), "left", "is neither expires nor paid");
        fields.done();
        return new CarryOver(ends, left.equals("expires"));
    }

    private static Month readMonth(Fields fields, String field) {
        int month = fields.count(field);
        fields.check(month >= 1 && month <= Month.values().length, field, "is not a month from 1 to 12");
        return Month.of(month);
    }
}
