package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import java.util.Optional;

/** An account answers for what its subject uses, for an end use, on a tariff. */
public sealed interface Contract extends Document permits Agreement, Authorisation {

    /** Among the contracts of its subject: a later document of the same id takes an earlier one's place. */
    String id();

    String account();

    String endUse();

    /** The id of a tariff, with all its versions. */
    String tariff();

    Effective effective();

    /** The one reading type that it is about; empty for any. */
    Optional<ObisCode> onlyReadingType();
}
