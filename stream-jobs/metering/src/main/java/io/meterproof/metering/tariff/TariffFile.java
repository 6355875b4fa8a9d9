package io.meterproof.metering.tariff;

import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.Coverage;
import io.meterproof.metering.rating.DemandCharge;
import io.meterproof.metering.rating.EnergyCharge;
import io.meterproof.metering.rating.NetBilling;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.rating.TariffComponent;
import io.meterproof.metering.rating.TieredCharge;
import io.meterproof.metering.rating.When;
import io.meterproof.tlog.Hash;
import java.util.List;
import java.util.Optional;

/**
 * A tariff in a YAML or JSON file. It has the fields of the tariff document; {@code type} may be left out. A file is
 * stricter than a signed document in one thing: two prices of a component that both restrict their times must not apply
 * at once, so that their order does not matter.
 *
 * @param hash of the canonical document: the tariff's identity, and the {@code parent} of the version that follows it
 */
public record TariffFile(Tariff tariff, Hash hash) {
    private static final int LONGEST = 1 << 20;

    /**
     * Reads a file's text.
     *
     * @throws TariffFileException with the line, the field and the reason
     */
    public static TariffFile read(String text) throws TariffFileException {
        if (text.length() > LONGEST) {
            throw new TariffFileException(1, "document", "is longer than " + LONGEST + " characters");
        }
        LocatedTree tree = LocatedTree.of(text);
        if (!tree.root().has("type")) {
            tree.root().put("type", "tariff");
        }
        try {
            String json = CanonicalJson.encode(tree.root());
            if (!(DocumentCodec.decode(json) instanceof TariffVersion version)) {
                throw new InvalidDocumentException("type", "is not tariff");
            }
            checkOverlaps(version.tariff());
            return new TariffFile(version.tariff(), new SignedDocument(json, List.of()).hash());
        } catch (InvalidDocumentException e) {
            throw new TariffFileException(tree.line(e.field()), e.field(), e.reason());
        }
    }

    private static void checkOverlaps(Tariff tariff) {
        List<TariffComponent> components = tariff.components();
        for (int i = 0; i < components.size(); i++) {
            Optional<String> overlap =
                    new Coverage(whens(components.get(i)), !tariff.holidays().isEmpty()).overlap();
            if (overlap.isPresent()) {
                throw new InvalidDocumentException(
                        "components[" + i + "].prices", "overlap: two prices apply " + overlap.get());
            }
        }
    }

    private static List<When> whens(TariffComponent component) {
        if (component instanceof EnergyCharge energy) {
            return energy.whens();
        } else if (component instanceof TieredCharge tiered) {
            return tiered.whens();
        } else if (component instanceof DemandCharge demand) {
            return demand.whens();
        } else if (component instanceof NetBilling billing) {
            return billing.whens();
        }
        return List.of();
    }
}
