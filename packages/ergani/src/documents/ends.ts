/** Ends of work (E5, E6, E7). Written as described at `parseTree`. */
export const ends = {
  /** End of work: voluntary resignation. */
  WebE5N: `
    AnaggeliesE5N.AnaggeliaE5N[]{@HDR, @PERSON, f_xaraktirismos!, f_sxeshapasxolisis:{0,1,2}!, f_orismenou_apo,
    f_orismenou_ews, f_kathestosapasxolisis!, f_eidikothta!, f_proslipsidate!, f_apoxwrisidate!, f_apodoxes!,
    f_comments, f_file, f_foreign_file, f_young_file}`,
  /** End of work: notice (oxlisi) opening the way to a deemed resignation. */
  WebE5O: `
    AnaggeliesE5O.AnaggeliaE5O[]{@HDR, @PERSON, f_xaraktirismos!, f_sxeshapasxolisis!, f_orismenou_apo,
    f_orismenou_ews, f_kathestosapasxolisis!, f_eidikothta!, f_proslipsidate!, f_apoxwrisidate!,
    f_tropoi_oxlhshs, f_comments, f_foreign_file, f_young_file}`,
  /** End of work: resignation after that notice. */
  WebE5AO: `
    AnaggeliesE5AO.AnaggeliaE5AO[]{@HDR, @PERSON, f_xaraktirismos!, f_sxeshapasxolisis!, f_orismenou_apo,
    f_orismenou_ews, f_kathestosapasxolisis!, f_eidikothta!, f_proslipsidate!, f_apoxwrisidate!, f_apodoxes!,
    f_oxlhsh_protocol, f_oxlhsh_date_ypovolis!, f_comments, f_foreign_file, f_young_file}`,
  /** End of work: dismissal without notice. */
  WebE6NXP: `
    AnaggeliesE6NXP.AnaggeliaE6NXP[]{@HDR, @PERSON, f_kathestosapasxolisis!, f_xaraktirismos!, f_eidikothta!,
    f_omadiki!, f_omadikiarithmos, f_omadikidate, f_proslipsidate!, f_apolysisdate!, f_apodoxes!,
    f_koinopoihshdate!, f_posoapozimiosis!, f_comments, f_file, f_foreign_file, f_young_file}`,
  /** End of work: dismissal with notice. */
  WebE6NMP: `
    AnaggeliesE6NMP.AnaggeliaE6NMP[]{@HDR, @PERSON, f_kathestosapasxolisis!, f_xaraktirismos!, f_eidikothta!,
    f_proidopoihshdate!, f_minesproidopoihsh!, f_omadiki!, f_omadikiarithmos, f_omadikidate, f_proslipsidate!,
    f_apolysisdate!, f_apodoxes!, f_posoapozimiosis!, f_comments, f_file, f_foreign_file, f_young_file}`,
  /** End of work: fixed-term contract ends. */
  WebE7N: `
    AnaggeliesE7N.AnaggeliaE7N[]{@HDR, @PERSON, f_xaraktirismos!, f_sxeshapasxolisis:{1,2}!,
    f_kathestosapasxolisis!, f_oros!, f_eidikothta!, f_apodoxes!, f_proslipsidate!, f_lixisymbashdate!,
    f_apolysisdate!, f_comments, f_logosperatosis!, f_logosperatosiscomments, f_foreign_file, f_young_file}`,
  /** End of work: voluntary exit (with compensation). */
  WebE5E: `
    AnaggeliesE5E.AnaggeliaE5E[]{@HDR, @PERSON, f_xaraktirismos!, f_sxeshapasxolisis:{0,1,2}!, f_orismenou_apo,
    f_orismenou_ews, f_kathestosapasxolisis!, f_eidikothta!, f_proslipsidate!, f_apoxwrisidate!, f_apodoxes!,
    f_posoapozimiosis!, f_comments, f_file, f_foreign_file, f_young_file}`,
  /** End of work: retirement by voluntary leave. */
  WebE5S: `
    AnaggeliesE5S.AnaggeliaE5S[]{@HDR, @PERSON, f_xaraktirismos!, f_sxeshapasxolisis:{0,1,2}!, f_orismenou_apo,
    f_orismenou_ews, f_kathestosapasxolisis!, f_eidikothta!, f_proslipsidate!, f_apoxwrisidate!, f_apodoxes!,
    f_posoapozimiosis!, f_comments, f_file, f_foreign_file, f_young_file}`,
  /** End of work: retirement by dismissal without notice. */
  WebE6SXP: `
    AnaggeliesE6SXP.AnaggeliaE6SXP[]{@HDR, @PERSON, f_kathestosapasxolisis!, f_xaraktirismos!, f_eidikothta!,
    f_proslipsidate!, f_apolysisdate!, f_apodoxes!, f_koinopoihshdate!, f_posoapozimiosis!, f_comments, f_file,
    f_foreign_file, f_young_file}`,
  /** End of work: death. */
  WebE5D: `
    AnaggeliesE5D.AnaggeliaE5D[]{@HDR, @PERSON, f_xaraktirismos!, f_sxeshapasxolisis:{0,1,2}!, f_orismenou_apo,
    f_orismenou_ews, f_kathestosapasxolisis!, f_eidikothta!, f_proslipsidate!, f_apoxwrisidate!, f_apodoxes!,
    f_comments, f_file, f_foreign_file, f_young_file}`,
  /** End of work: trial period lapses. */
  WebE6LT: `
    AnaggeliesE6LT.AnaggeliaE6LT[]{@HDR, @PERSON, f_proslipsidate!, f_apolysisdate!, f_apodoxes!, f_comments,
    f_file, f_foreign_file, f_young_file}`,
  /** End of work: transfer TO another company. */
  WebE6M: `
    AnaggeliesE6M.AnaggeliaE6M[]{@HDR, @PERSON, f_date_metabibashs!, f_transfer_company_afm!,
    f_transfer_company_eponimia, f_comments, f_foreign_file, f_young_file}`,
  /** End of work: end of loan / EPA placement. */
  WebE6LD: `
    AnaggeliesE6LD.AnaggeliaE6LD[]{@HDR, @PERSON, f_borrow_type!, f_borrow_date_from!, f_borrow_date_to!,
    f_borrow_company_afm!, f_borrow_company_eponimia, f_comments, f_foreign_file, f_young_file}`,
  /** End of work: leave after 15 years service or past retirement age, employer consents. */
  WebE5DS: `
    AnaggeliesE5DS.AnaggeliaE5DS[]{@HDR, @PERSON, f_xaraktirismos!, f_sxeshapasxolisis:{0,1,2}!,
    f_orismenou_apo, f_orismenou_ews, f_kathestosapasxolisis!, f_eidikothta!, f_proslipsidate!,
    f_apoxwrisidate!, f_apodoxes!, f_posoapozimiosis!, f_comments, f_file, f_foreign_file, f_young_file}`,
} as const;
