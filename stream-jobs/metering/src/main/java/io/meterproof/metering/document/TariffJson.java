package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.formats.block.MeasurementUnit;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.StandingCharge;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TimeOfUsePrice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The JSON of a tariff and its components. */
final class TariffJson {
    static final String TARIFF = "tariff";

    private static final String ROUNDING = "half-up";
    private static final String ENERGY = "energy";
    private static final String STANDING = "standing";

    private TariffJson() {}

    static ObjectNode write(Tariff tariff) {
        ObjectNode object = DocumentObject.ofType(TARIFF)
                .put("id", tariff.id())
                .put("currency", tariff.currency())
                .put("zone", tariff.zone().getId())
                .put("rounding", tariff.rounding());
        DocumentObject.putInstant(object, "from", tariff.from());
        DocumentObject.putOptional(object, "parent", tariff.parent());
        ArrayNode components = object.putArray("components");
        tariff.components().forEach(component -> components.add(write(component)));
        return object;
    }

    static Tariff read(Fields fields) {
        Tariff tariff = new Tariff(
                fields.identifier("id"),
                CurrencyJson.read(fields),
                fields.zone("zone"),
                fields.instant("from"),
                fields.optionalHash("parent"),
                fields.text("rounding"),
                readComponents(fields));
        fields.check(tariff.rounding().equals(ROUNDING), "rounding", "is not a known rule: " + tariff.rounding());
        return tariff;
    }

    private static List<TariffComponent> readComponents(Fields fields) {
        List<TariffComponent> components = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Fields component : fields.objects("components")) {
            TariffComponent read = readComponent(component);
            component.done();
            component.check(ids.add(read.id()), "id", "stands twice in this tariff: " + read.id());
            component.check(!read.id().equals("rounding"), "id", "rounding is the name of rounding lines");
            components.add(read);
        }
        fields.check(!components.isEmpty(), "components", "is empty");
        return components;
    }

    private static TariffComponent readComponent(Fields fields) {
        String id = fields.identifier("id");
        return switch (fields.text("kind")) {
            case ENERGY ->
                new EnergyCharge(
                        id, fields.converted("unit", MeasurementUnit::ofSymbol, "is not a unit"), readPrices(fields));
            case STANDING -> new StandingCharge(id, fields.price("pricePerDay"));
            default -> throw fields.refuse("kind", "is neither energy nor standing");
        };
    }

    private static List<TimeOfUsePrice> readPrices(Fields fields) {
        List<Fields> objects = fields.objects("prices");
        fields.check(!objects.isEmpty(), "prices", "is empty");
        List<TimeOfUsePrice> prices = new ArrayList<>();
        for (Fields price : objects) {
            prices.add(PriceJson.read(price));
        }
        TimeOfUsePrice last = prices.get(prices.size() - 1);
        fields.check(
                last.days().isEmpty() && last.hours().isEmpty(),
                "prices",
                "leaves a gap: the last price must have neither days nor hours");
        return prices;
    }

    private static ObjectNode write(TariffComponent component) {
        ObjectNode object = CanonicalJson.newObject().put("id", component.id());
        if (component instanceof EnergyCharge energy) {
            object.put("kind", ENERGY).put("unit", energy.unit().symbol());
            ArrayNode prices = object.putArray("prices");
            energy.prices().forEach(price -> prices.add(PriceJson.write(price)));
            return object;
        }
        StandingCharge standing = (StandingCharge) component;
        return object.put("kind", STANDING)
                .put("pricePerDay", standing.pricePerDay().toPlainString());
    }
}
