package io.meterproof.quickstart.conformance.energinet;

import java.util.Map;

/** What names a charge. */
record Charge(String code, String type, String owner) {
    static Charge of(Map<String, String> row) {
        return new Charge(row.get("charge_code"), row.get("charge_type"), row.get("charge_owner_id"));
    }
}
