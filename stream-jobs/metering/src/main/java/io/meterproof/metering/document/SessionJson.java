package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.rating.IdleCharge;
import io.meterproof.metering.rating.StartFee;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TimeCharge;

/** The JSON of what only charging sessions cost. */
final class SessionJson {
    static final String START = "start-fee";
    static final String TIME = "time";
    static final String IDLE = "idle";

    private SessionJson() {}

    static TariffComponent read(String kind, String id, Fields fields) {
        return switch (kind) {
            case START -> new StartFee(id, fields.price("price"));
            case TIME -> new TimeCharge(id, fields.price("pricePerHour"), readStep(fields));
            default -> new IdleCharge(id, fields.price("pricePerHour"), fields.count("graceSeconds"), readStep(fields));
        };
    }

    static boolean write(ObjectNode object, TariffComponent component) {
        if (component instanceof StartFee start) {
            object.put("kind", START).put("price", start.price().toPlainString());
        } else if (component instanceof TimeCharge time) {
            object.put("kind", TIME)
                    .put("pricePerHour", time.pricePerHour().toPlainString())
                    .put("stepSeconds", time.stepSeconds());
        } else if (component instanceof IdleCharge idle) {
            object.put("kind", IDLE)
                    .put("pricePerHour", idle.pricePerHour().toPlainString())
                    .put("graceSeconds", idle.graceSeconds())
                    .put("stepSeconds", idle.stepSeconds());
        } else {
            return false;
        }
        return true;
    }

    private static int readStep(Fields fields) {
        int step = fields.count("stepSeconds");
        fields.check(step > 0, "stepSeconds", "is not above zero");
        return step;
    }
}
