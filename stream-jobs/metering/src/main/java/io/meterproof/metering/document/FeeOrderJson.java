package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON of fees that are charged and taken back. */
final class FeeOrderJson {
    static final String CHARGE = "fee-charge";
    static final String WITHDRAWAL = "fee-withdrawal";
    private static final int MOST = 1_000;

    private FeeOrderJson() {}

    static ObjectNode write(FeeOrder order) {
        if (order instanceof FeeCharge charge) {
            return about(CHARGE, order)
                    .put("tariff", charge.tariff())
                    .put("version", charge.version().hex())
                    .put("fee", charge.fee())
                    .put("count", charge.count());
        }
        return about(WITHDRAWAL, order).put("reason", ((FeeWithdrawal) order).reason());
    }

    static FeeCharge readCharge(Fields fields) {
        int count = fields.count("count");
        fields.check(count >= 1 && count <= MOST, "count", "is not from 1 to " + MOST);
        return new FeeCharge(
                fields.identifier("id"),
                fields.identifier("account"),
                fields.identifier("tariff"),
                fields.hash("version"),
                fields.identifier("fee"),
                count,
                fields.instant("at"));
    }

    static FeeWithdrawal readWithdrawal(Fields fields) {
        return new FeeWithdrawal(
                fields.identifier("id"), fields.identifier("account"), fields.name("reason"), fields.instant("at"));
    }

    private static ObjectNode about(String type, FeeOrder order) {
        ObjectNode object = DocumentObject.ofType(type).put("id", order.id()).put("account", order.account());
        DocumentObject.putInstant(object, "at", order.at());
        return object;
    }
}
