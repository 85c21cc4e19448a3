//! Colours, and whether words in one can be read on another (WCAG 2.2, 1.4.3). Whole numbers throughout, so that every
//! machine comes to the same.

use std::fmt;

/// A colour of the sRGB space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

/// How far two colours lie apart, in hundredths: 100 for the same, 2100 for black and white.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contrast(pub u32);

impl Contrast {
    /// What words of common size need.
    pub const READABLE: Contrast = Contrast(450);
    /// What is taken where there is a choice.
    pub const COMFORTABLE: Contrast = Contrast(700);
}

impl fmt::Display for Contrast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match (part / 10, part % 10) {
            (0, 0) => write!(f, "{whole}"),
            (tenths, 0) => write!(f, "{whole}.{tenths}"),
            (tenths, hundredths) => write!(f, "{whole}.{tenths}{hundredths}"),
        }
    }
}

/// Of a channel's value, its part of full light, in millionths.
#[rustfmt::skip]
const LIGHT: [u32; 256] = [
    0, 304, 607, 911, 1_214, 1_518, 1_821, 2_125, 2_428, 2_732, 3_035, 3_347, 3_677, 4_025, 4_391, 4_777,
    5_182, 5_605, 6_049, 6_512, 6_995, 7_499, 8_023, 8_568, 9_134, 9_721, 10_330, 10_960, 11_612, 12_286, 12_983, 13_702,
    14_444, 15_209, 15_996, 16_807, 17_642, 18_500, 19_382, 20_289, 21_219, 22_174, 23_153, 24_158, 25_187, 26_241, 27_321, 28_426,
    29_557, 30_713, 31_896, 33_105, 34_340, 35_601, 36_889, 38_204, 39_546, 40_915, 42_311, 43_735, 45_186, 46_665, 48_172, 49_707,
    51_269, 52_861, 54_480, 56_128, 57_805, 59_511, 61_246, 63_010, 64_803, 66_626, 68_478, 70_360, 72_272, 74_214, 76_185, 78_187,
    80_220, 82_283, 84_376, 86_500, 88_656, 90_842, 93_059, 95_307, 97_587, 99_899, 102_242, 104_616, 107_023, 109_462, 111_932, 114_435,
    116_971, 119_538, 122_139, 124_772, 127_438, 130_136, 132_868, 135_633, 138_432, 141_263, 144_128, 147_027, 149_960, 152_926, 155_926, 158_961,
    162_029, 165_132, 168_269, 171_441, 174_647, 177_888, 181_164, 184_475, 187_821, 191_202, 194_618, 198_069, 201_556, 205_079, 208_637, 212_231,
    215_861, 219_526, 223_228, 226_966, 230_740, 234_551, 238_398, 242_281, 246_201, 250_158, 254_152, 258_183, 262_251, 266_356, 270_498, 274_677,
    278_894, 283_149, 287_441, 291_771, 296_138, 300_544, 304_987, 309_469, 313_989, 318_547, 323_143, 327_778, 332_452, 337_164, 341_914, 346_704,
    351_533, 356_400, 361_307, 366_253, 371_238, 376_262, 381_326, 386_429, 391_572, 396_755, 401_978, 407_240, 412_543, 417_885, 423_268, 428_690,
    434_154, 439_657, 445_201, 450_786, 456_411, 462_077, 467_784, 473_531, 479_320, 485_150, 491_021, 496_933, 502_886, 508_881, 514_918, 520_996,
    527_115, 533_276, 539_479, 545_724, 552_011, 558_340, 564_712, 571_125, 577_580, 584_078, 590_619, 597_202, 603_827, 610_496, 617_207, 623_960,
    630_757, 637_597, 644_480, 651_406, 658_375, 665_387, 672_443, 679_542, 686_685, 693_872, 701_102, 708_376, 715_694, 723_055, 730_461, 737_910,
    745_404, 752_942, 760_525, 768_151, 775_822, 783_538, 791_298, 799_103, 806_952, 814_847, 822_786, 830_770, 838_799, 846_873, 854_993, 863_157,
    871_367, 879_622, 887_923, 896_269, 904_661, 913_099, 921_582, 930_111, 938_686, 947_307, 955_973, 964_686, 973_445, 982_251, 991_102, 1_000_000,
];

impl Colour {
    pub const WHITE: Colour = Colour::new(0xff, 0xff, 0xff);
    pub const BLACK: Colour = Colour::new(0, 0, 0);
    /// What pages stand on where the reader's system is dark.
    pub const DARK_PAPER: Colour = Colour::new(0x15, 0x1b, 0x23);

    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Colour {
        Colour { red, green, blue }
    }

    /// `#0b5394`, or `#05a` for `#0055aa`.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#')?;
        let digit = |at: usize| digits.as_bytes().get(at).and_then(|byte| char::from(*byte).to_digit(16));
        let channel = |at: usize| match digits.len() {
            6 => Some(digit(2 * at)? * 16 + digit(2 * at + 1)?),
            3 => Some(digit(at)? * 17),
            _ => None,
        };
        let channel = |at| channel(at).and_then(|value| u8::try_from(value).ok());
        Some(Colour::new(channel(0)?, channel(1)?, channel(2)?))
    }

    /// Its light, in ten thousand millionths.
    fn luminance(self) -> u64 {
        let light = |value: u8| u64::from(LIGHT.get(usize::from(value)).copied().unwrap_or(0));
        2126 * light(self.red) + 7152 * light(self.green) + 722 * light(self.blue)
    }

    #[must_use]
    pub fn contrast(self, other: Colour) -> Contrast {
        const FLARE: u64 = 500_000_000;
        let (one, two) = (self.luminance() + FLARE, other.luminance() + FLARE);
        let hundredths = 100 * one.max(two) / one.min(two);
        Contrast(u32::try_from(hundredths).unwrap_or(u32::MAX))
    }

    /// So many parts of a hundred of it, and the rest of another.
    #[must_use]
    pub fn mixed(self, parts: u8, other: Colour) -> Colour {
        let parts = u32::from(parts.min(100));
        let mix = |own: u8, other: u8| {
            let sum = u32::from(own) * parts + u32::from(other) * (100 - parts);
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Colour::new(mix(self.red, other.red), mix(self.green, other.green), mix(self.blue, other.blue))
    }

    /// The nearest colour of its hue that can be read on a ground: darker on a light ground, lighter on a dark one.
    #[must_use]
    pub fn readable_on(self, ground: Colour, wanted: Contrast) -> Colour {
        let far = if ground.contrast(Colour::BLACK) > ground.contrast(Colour::WHITE) {
            Colour::BLACK
        } else {
            Colour::WHITE
        };
        let mut shades = (0..=100).rev().map(|parts| self.mixed(parts, far));
        shades.find(|shade| shade.contrast(ground) >= wanted).unwrap_or(far)
    }
}

/// `#0b5394`
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}
