/** Work cards, working time, leaves, overtime. Written as described at `parseTree`. */
export const workingTime = {
  /** Work card: start/end of work punches (digital work card). */
  WRKCardSE: `
    Cards.Card[]{f_afm_ergodoti!, f_aa!, f_comments:s≤200, Details{CardDetails[]{f_afm!, f_eponymo:s≤50,
    f_onoma:s≤30, f_type:{0,1}!, f_reference_date!, f_date:xs:dateTime!, f_aitiologia}}}`,
  /** Working-time organisation, fixed weekly schedule. */
  WTOWeek: `
    WTOS.WTO[]{f_aa_pararthmatos!, f_rel_protocol, f_rel_date, f_comments:s≤200, f_from_date, f_to_date,
    Ergazomenoi{ErgazomenoiWTO[]{f_afm!, f_eponymo!, f_onoma!, f_day,
    ErgazomenosAnalytics{ErgazomenosWTOAnalytics[]{f_type!, f_from, f_to}}}}}`,
  /** Working-time organisation, variable/modified per day. */
  WTODaily: `
    WTOS.WTO[]{f_aa_pararthmatos!, f_rel_protocol, f_rel_date, f_comments:s≤200, f_from_date, f_to_date,
    Ergazomenoi{ErgazomenoiWTO[]?{f_afm!, f_eponymo!, f_onoma!, f_date,
    ErgazomenosAnalytics{ErgazomenosWTOAnalytics[]{f_type!, f_from, f_to}}}}}`,
  /** Working-time organisation, leaves (cancellable). */
  WTOLeave: `
    WTOS.WTO[]{f_aa_pararthmatos!, f_rel_protocol, f_rel_date, f_comments:s≤200, f_from_date, f_to_date,
    Ergazomenoi{ErgazomenoiWTO[]?{f_afm!, f_eponymo!, f_onoma!, f_date,
    ErgazomenosAnalytics{ErgazomenosWTOAnalytics[]{f_type!, f_from, f_to, f_year, f_req_days}}}}}`,
  /** Employment on the sixth day / extraordinary shift. */
  SixthDay: `
    DhlwseisSixthDay.DhlwshSixthDay[]{f_aa_pararthmatos!, f_continuous_operation, f_kad_kyria!,
    f_special_occasion_description, f_date_special_from, f_date_special_to, f_comments}`,
  /** Exemption from the pre-announcement duty. */
  ExProan: `
    DhlwseisExProan.DhlwshExProan[]{f_aa_pararthmatos!, f_is_excluded!, f_month!, f_year!, f_comments}`,
} as const;
