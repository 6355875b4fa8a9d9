package io.meterproof.bundle.verify;

import io.meterproof.formats.block.Block;
import io.meterproof.metering.document.ReadingEdit;
import java.math.BigDecimal;

/** What counted for some use when it was billed. Of what is said of one matter the later takes the place of what it contradicts. */
sealed interface WhatIsSaid {
    boolean contradicts(WhatIsSaid earlier);

    /** Two people said what was used. */
    record Edited(ReadingEdit edit) implements WhatIsSaid {
        @Override
        public boolean contradicts(WhatIsSaid earlier) {
            return earlier instanceof Edited other
                    && edit.firstSequence() < other.edit.nextSequence()
                    && other.edit.firstSequence() < edit.nextSequence();
        }
    }

    /** The numbers [first, end) of a block counted as they were read: no edit of them was in force. */
    record Read(Block block, long first, long end) implements WhatIsSaid {
        @Override
        public boolean contradicts(WhatIsSaid earlier) {
            return earlier instanceof Edited other
                    && other.edit.firstSequence() < end
                    && first < other.edit.nextSequence()
                    && other.edit.isInTime(block.firstSequence(), block.start(), block.interval());
        }
    }

    /** The calorific value of a gas day, MJ/m³. */
    record Calorific(BigDecimal value) implements WhatIsSaid {
        @Override
        public boolean contradicts(WhatIsSaid earlier) {
            return earlier instanceof Calorific other && value.compareTo(other.value) != 0;
        }
    }
}
