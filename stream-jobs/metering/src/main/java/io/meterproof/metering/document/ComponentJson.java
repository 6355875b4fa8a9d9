package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.TariffComponent;
import java.util.List;
import java.util.Locale;

/** The JSON of a tariff's component, by its kind. */
final class ComponentJson {
    private ComponentJson() {}

    static TariffComponent read(Fields fields) {
        String id = fields.identifier("id");
        String kind = fields.text("kind");
        return switch (kind) {
            case UseJson.ENERGY -> UseJson.readEnergy(id, fields);
            case UseJson.TIERED -> UseJson.readTiered(id, fields);
            case UseJson.DYNAMIC -> UseJson.readDynamic(id, fields);
            case UseJson.DEMAND -> UseJson.readDemand(id, fields);
            case FixedJson.STANDING, FixedJson.MONTHLY, FixedJson.MINIMUM, FixedJson.FEE ->
                FixedJson.read(kind, id, fields);
            case CreditJson.NET_METERING -> CreditJson.readNetMetering(id, fields);
            case CreditJson.NET_BILLING -> CreditJson.readNetBilling(id, fields);
            case ShareJson.LEVY, ShareJson.VAT -> ShareJson.read(kind, id, fields);
            case PolicyJson.BACK_BILLING -> PolicyJson.read(id, fields);
            case SessionJson.START, SessionJson.TIME, SessionJson.IDLE -> SessionJson.read(kind, id, fields);
            default -> throw fields.refuse("kind", "is not a kind of component: " + kind);
        };
    }

    static ObjectNode write(TariffComponent component) {
        ObjectNode object = CanonicalJson.newObject().put("id", component.id());
        boolean written = UseJson.write(object, component)
                || FixedJson.write(object, component)
                || CreditJson.write(object, component)
                || ShareJson.write(object, component)
                || SessionJson.write(object, component)
                || PolicyJson.write(object, component);
        if (!written) {
            throw new IllegalStateException("no JSON for " + component);
        }
        return object;
    }

    static MeasurementUnit unit(Fields fields) {
        return fields.converted("unit", MeasurementUnit::ofSymbol, "is not a unit");
    }

    /** A constant written in lower case with hyphens, such as {@code in-order-of-use}. */
    static <E extends Enum<E>> E constant(Fields fields, String field, Class<E> type) {
        E constant = fields.converted(
                field,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')),
                "is not one of " + String.join(", ", names(type)));
        fields.check(name(constant).equals(fields.text(field)), field, "is not in lower case");
        return constant;
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Ids of other components, in a field that may be left out. */
    static List<String> components(Fields fields) {
        List<String> on = fields.optional("on", fields::texts).orElse(List.of());
        fields.check(!fields.has("on") || !on.isEmpty(), "on", "is empty");
        return on;
    }

    static void writeComponents(ObjectNode object, List<String> on) {
        if (!on.isEmpty()) {
            ArrayNode array = object.putArray("on");
            on.forEach(array::add);
        }
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return List.of(type.getEnumConstants()).stream()
                .map(ComponentJson::name)
                .toList();
    }
}
