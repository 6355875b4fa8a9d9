package io.meterproof.quickstart.document;

import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.GasConversion;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.gas.GasDay;
import io.meterproof.metering.gas.StandardConditions;
import io.meterproof.quickstart.key.KeyArguments;
import io.meterproof.quickstart.key.NewProposal;
import io.meterproof.quickstart.key.Proposal;
import io.meterproof.quickstart.key.UnreadableFileException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a gas conversion, for the registrar to sign. */
@Command(
        name = "convert",
        description = {
            "Write how the volumes of a gas meter become energy from an instant on.",
            "Then: document approve FILE by the registrar, document publish FILE."
        })
final class ConvertCommand extends DocumentAct {
    @Option(names = "--meter", required = true, paramLabel = "HEX", description = "The meter's identity.")
    private String meter;

    @Option(names = "--from", required = true, paramLabel = "INSTANT", description = "From then on.")
    private Instant from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "Until then (default: no end).")
    private @Nullable Instant to;

    @Option(names = "--region", required = true, paramLabel = "ID", description = "Whose calorific values apply.")
    private String region;

    @Option(names = "--zone", required = true, paramLabel = "ZONE", description = "Time zone of the gas day.")
    private ZoneId zone;

    @Option(names = "--day-begin", paramLabel = "TIME", description = "Begin of the gas day. Default: ${DEFAULT-VALUE}")
    private LocalTime dayBegin = LocalTime.of(6, 0);

    @Option(
            names = "--conditions",
            required = true,
            paramLabel = "STANDARD",
            description = "Standard conditions: 'DIN 1343' or 'ISO 13443'.")
    private String conditions;

    @Option(names = "--pressure", required = true, paramLabel = "KPA", description = "Absolute, at the meter.")
    private BigDecimal pressure;

    @Option(names = "--temperature", required = true, paramLabel = "K", description = "At the meter.")
    private BigDecimal temperature;

    @Mixin
    private NewProposal proposal;

    @Override
    protected int act() throws UnreadableFileException {
        GasConversion conversion = new GasConversion(
                KeyArguments.identity("meter", meter),
                new Effective(from, Optional.ofNullable(to)),
                region,
                new GasDay(zone, dayBegin),
                standard(),
                pressure,
                temperature);
        DocumentCodec.decode(DocumentCodec.encode(conversion));
        proposal.write(Proposal.of(conversion), this);
        return ExitCode.OK;
    }

    private StandardConditions standard() {
        try {
            return StandardConditions.titled(conditions);
        } catch (IllegalArgumentException e) {
            throw new InvalidDocumentException("conditions", "is neither DIN 1343 nor ISO 13443");
        }
    }
}
