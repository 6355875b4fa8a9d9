package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.rating.Commodity;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The JSON of a tariff. */
final class TariffJson {
    static final String TARIFF = "tariff";

    private static final String ROUNDING = "half-up";

    private TariffJson() {}

    static ObjectNode write(Tariff tariff) {
        ObjectNode object = DocumentObject.ofType(TARIFF)
                .put("id", tariff.id())
                .put("currency", tariff.currency())
                .put("zone", tariff.zone().getId())
                .put("rounding", tariff.rounding());
        DocumentObject.putInstant(object, "from", tariff.from());
        DocumentObject.putOptional(object, "parent", tariff.parent());
        DocumentObject.putOptional(object, "approver", tariff.approver());
        DocumentObject.putOptional(object, "commodity", tariff.commodity().map(ComponentJson::name));
        if (!tariff.holidays().isEmpty()) {
            ArrayNode holidays = object.putArray("holidays");
            new TreeSet<>(tariff.holidays()).forEach(date -> holidays.add(date.toString()));
        }
        ArrayNode components = object.putArray("components");
        for (TariffComponent component : tariff.components()) {
            ObjectNode written = ComponentJson.write(component);
            if (tariff.owners().containsKey(component.id())) {
                written.put("owner", tariff.owners().get(component.id()));
            }
            components.add(written);
        }
        return object;
    }

    static Tariff read(Fields fields) {
        SortedMap<String, String> owners = new TreeMap<>();
        List<Fields> objects = fields.objects("components");
        List<TariffComponent> components = new ArrayList<>();
        for (Fields component : objects) {
            components.add(ComponentJson.read(component));
            component.optional("owner", component::name).ifPresent(owner -> owners.put(id(component), owner));
            component.done();
        }
        fields.check(!components.isEmpty(), "components", "is empty");
        Tariff tariff = new Tariff(
                fields.identifier("id"),
                CurrencyJson.read(fields),
                fields.zone("zone"),
                fields.instant("from"),
                fields.optionalHash("parent"),
                fields.optional("approver", fields::name),
                fields.optional("commodity", field -> ComponentJson.constant(fields, field, Commodity.class)),
                fields.text("rounding"),
                readHolidays(fields),
                owners,
                components);
        fields.check(tariff.rounding().equals(ROUNDING), "rounding", "is not a known rule: " + tariff.rounding());
        new TariffRules(tariff).check(objects);
        return tariff;
    }

    private static String id(Fields component) {
        return component.text("id");
    }

    private static Set<LocalDate> readHolidays(Fields fields) {
        List<LocalDate> holidays = new ArrayList<>();
        for (String text : fields.optional("holidays", fields::texts).orElse(List.of())) {
            try {
                holidays.add(LocalDate.parse(text));
            } catch (DateTimeException e) {
                throw fields.refuse("holidays", "has no such date: " + text);
            }
        }
        boolean ascends = List.copyOf(new TreeSet<>(holidays)).equals(holidays);
        fields.check(ascends, "holidays", "are not each named once, in order");
        fields.check(!fields.has("holidays") || !holidays.isEmpty(), "holidays", "is empty");
        return Set.copyOf(holidays);
    }
}
