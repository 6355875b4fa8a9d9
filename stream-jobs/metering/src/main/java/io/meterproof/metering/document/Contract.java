package io.meterproof.metering.document;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.rule.AccountRule;
import java.util.List;
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

    /** What the account permits of the use under it; its names differ. */
    List<AccountRule> rules();

    /** The one reading type that it is about; empty for any. */
    Optional<ObisCode> onlyReadingType();
}
