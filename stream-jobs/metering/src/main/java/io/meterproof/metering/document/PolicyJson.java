package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.rating.BackBilling;
import io.meterproof.metering.rating.TariffComponent;

/** The JSON of what bounds a tariff's charges. */
final class PolicyJson {
    static final String BACK_BILLING = "back-billing";

    private static final int MOST_MONTHS = 120;

    private PolicyJson() {}

    static TariffComponent read(String id, Fields fields) {
        int months = fields.count("months");
        fields.check(months >= 1 && months <= MOST_MONTHS, "months", "is not from 1 to " + MOST_MONTHS);
        return new BackBilling(id, fields.name("policy"), fields.instant("from"), months);
    }

    static boolean write(ObjectNode object, TariffComponent component) {
        if (!(component instanceof BackBilling policy)) {
            return false;
        }
        object.put("kind", BACK_BILLING).put("policy", policy.policy()).put("months", policy.months());
        DocumentObject.putInstant(object, "from", policy.from());
        return true;
    }
}
