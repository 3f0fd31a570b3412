/** Staff on construction works (E12). Written as described at `parseTree`. */
export const construction = {
  /** E12: staff on construction / technical works. */
  E12: `
    Amoes.Amoe[]{f_aa_pararthmatos!, f_amoe?, f_rel_protocol, f_rel_date, f_date_from, f_date_to, f_phase,
    f_ypiresia_sepe!, f_kallikratis_pararthmatos!, f_comments:s≤200, Ergazomenoi{AmoeErgazomenosDate[]{f_afm!,
    f_amka:d11!, f_ama!, f_eponymo!, f_onoma!, f_onoma_patera!, f_date!, f_from!, f_to!, f_cancellation!,
    f_step!, f_ar_adeias, f_hire_date, f_apodoxes, f_notes?}}}`,
  /** E12 census: staff on construction works. */
  E12Apogr: `
    Amoes.Amoe[]{f_aa_pararthmatos!, f_amoe?, f_rel_protocol, f_rel_date, f_date_from, f_date_to, f_phase,
    f_ypiresia_sepe!, f_year:20yy!, f_month:1..12!, f_kallikratis_pararthmatos!, f_comments:s≤200,
    Ergazomenoi{AmoeErgazomenosDate[]{f_afm!, f_amka:d11!, f_ama!, f_eponymo!, f_onoma!, f_onoma_patera!,
    f_days_worked!, f_step!, f_ar_adeias, f_hire_date, f_apodoxes, f_notes?}}}`,
} as const;
