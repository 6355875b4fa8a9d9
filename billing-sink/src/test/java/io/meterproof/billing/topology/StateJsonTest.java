package io.meterproof.billing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.billing.statement.Charge;
import io.meterproof.billing.statement.ChargeKey;
import io.meterproof.billing.statement.Charges;
import io.meterproof.billing.statement.MeteredUse;
import io.meterproof.statement.Use;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StateJsonTest {
    @Test
    void chargesAreWrittenAsTheyWereReleased() throws IOException {
        assertThat(StateJson.ofCharges(charges())).isEqualTo(golden("charges.json"));
    }

    @Test
    void releasedChargesAreStillRead() throws IOException {
        assertThat(StateJson.charges(golden("charges.json")).byKey())
                .isEqualTo(charges().byKey());
        assertThat(StateJson.charges(golden("charges.json")).used())
                .isEqualTo(charges().used());
    }

    @Test
    void anEntrysUseIsWrittenAndReadAsItWasReleased() throws IOException {
        MeteredUse use = new MeteredUse(new Use("up-1", "home", "kWh"), "CUSTOMER_READ", true);

        assertThat(StateJson.ofMeteredUse(use)).isEqualTo(golden("entry-use.json"));
        assertThat(StateJson.meteredUse(golden("entry-use.json"))).isEqualTo(use);
    }

    @Test
    void aUseIsWrittenAsItWasReleased() throws IOException {
        assertThat(StateJson.ofUse(new Use("up-1", "home", "kWh"))).isEqualTo(golden("use.json"));
    }

    @Test
    void aReleasedUseIsStillRead() throws IOException {
        assertThat(StateJson.use(golden("use.json"))).isEqualTo(new Use("up-1", "home", "kWh"));
    }

    private static Charges charges() {
        Charges charges = new Charges();
        charges.add(
                new ChargeKey(new Use("up-1", "home", "kWh"), true, "energy", Optional.of("peak")),
                new Charge(Long.MAX_VALUE, -1));
        charges.add(new ChargeKey(new Use("account", "account", "d"), "standing", Optional.empty()), new Charge(1, 2));
        charges.use(new MeteredUse(new Use("up-1", "home", "kWh"), "METER_SIGNED", false, true, ""), 7);
        return charges;
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = StateJsonTest.class.getResourceAsStream("/golden/statement-state/v1/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
